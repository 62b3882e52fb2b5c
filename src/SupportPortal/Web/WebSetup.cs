using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using SupportPortal.Data;
using SupportPortal.Security;

namespace SupportPortal.Web;

public static class WebSetup
{
    public const long BodyLimit = 1024 * 1024;

    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddSingleton<IStringLocalizer<Words>, WordsLocalizer>();
        services.AddScoped<HeldConnection>();
        services.AddScoped<RememberedFilter>();
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });

        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // é stays é
        services.Configure<AntiforgeryOptions>(forms => forms.SuppressXFrameOptionsHeader = true); // frame-ancestors says it
        services.AddRazorPages()
            .AddMvcOptions(mvc =>
            {
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                mvc.ModelMetadataDetailsProviders.Add(new EmptyTextStaysText());
                mvc.Filters.Add<FormCompanyFilter>();
                mvc.Filters.Add<ConnectionFilter>();
                mvc.Filters.Add<UploadSizeFilter>(UploadSizeFilterOrder);
                mvc.Filters.Add<HandlerFilter>();
                mvc.Filters.Add<TextFilter>();
                mvc.Filters.Add<RuleFilter>();
                mvc.Filters.Add<ValidationFilter>();
            })
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingWords>();

        ValidatorOptions.Global.LanguageManager = new ValidationWords();
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(WebSetup).Assembly, includeInternalTypes: true))
        {
            services.AddScoped(validator.InterfaceType, validator.ValidatorType);
        }
        return services;
    }

    private const int UploadSizeFilterOrder = 950;

    /// <summary>Before everything else: an answer that fails early has its headers and its page too.</summary>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app) => app.UseSecurityHeaders().UseErrorPages();

    /// <summary>After sign-in, because a person's own language counts.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization();

    /// <summary>An empty field is empty text, not null, where the property says it is never null.</summary>
    private sealed class EmptyTextStaysText : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
        {
            if (context.Key.ModelType == typeof(string) && context.Key.PropertyInfo is { } property &&
                new System.Reflection.NullabilityInfoContext().Create(property).WriteState is System.Reflection.NullabilityState.NotNull)
            {
                context.DisplayMetadata.ConvertEmptyStringToNull = false;
            }
        }
    }

    /// <summary>What is said of a value that cannot be read, in the language of the request.</summary>
    private sealed class BindingWords(IStringLocalizer<Words> words) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options)
        {
            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => Text());
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Text());
            messages.SetUnknownValueIsInvalidAccessor(_ => Text());
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(Text);
            messages.SetValueIsInvalidAccessor(_ => Text());
            messages.SetValueMustNotBeNullAccessor(_ => words["Preencha este campo."]);
            messages.SetMissingBindRequiredValueAccessor(_ => words["Preencha este campo."]);
            messages.SetMissingKeyOrValueAccessor(() => words["Preencha este campo."]);
            messages.SetValueMustBeANumberAccessor(_ => words["Use só números."]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => words["Use só números."]);

            string Text() => words["Confira o formato deste campo."];
        }
    }
}
