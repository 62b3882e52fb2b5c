using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace SupportPortal.Web;

/// <summary>What a page's validator says about one field: its label, whether it must be filled, and how long it may be.</summary>
internal sealed record FieldRules(string? Label, bool IsRequired, int? MaxLength)
{
    private static readonly FieldRules None = new(null, IsRequired: false, MaxLength: null);

    public static FieldRules Of(ModelExplorer model, IServiceProvider services)
    {
        if (model.Metadata.ContainerType is not { } container || model.Metadata.PropertyName is not { } property ||
            services.GetService(typeof(IValidator<>).MakeGenericType(container)) is not IValidator validator)
        {
            return None;
        }
        var descriptor = validator.CreateDescriptor();
        // A rule with a condition holds only sometimes: it marks nothing as required.
        var always = descriptor.GetValidatorsForMember(property).Where(v => !v.Options.HasCondition && !v.Options.HasAsyncCondition)
            .Select(v => v.Validator).ToList();
        return new(
            descriptor.GetRulesForMember(property).Select(r => r.GetDisplayName(null)).FirstOrDefault(name => !string.IsNullOrEmpty(name)),
            always.Any(v => v is INotEmptyValidator or INotNullValidator),
            always.OfType<ILengthValidator>().Select(v => v.Max).Where(max => max > 0).Cast<int?>().Min());
    }
}
