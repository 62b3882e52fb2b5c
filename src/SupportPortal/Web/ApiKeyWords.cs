using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Web;

/// <summary>States and scopes of access keys, for people.</summary>
public static class ApiKeyWords
{
    public static Vocabulary.Term Of(this IStringLocalizer<Words> words, ApiKeyState state) => state switch
    {
        ApiKeyState.Active => new(words["Ativa"], "ok", "circle-check"),
        ApiKeyState.Expired => new(words["Expirada"], "neutro", "clock"),
        ApiKeyState.Revoked => new(words["Revogada"], "neutro", "circle-x"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string InWords(this IStringLocalizer<Words> words, ApiScopes scopes) => scopes switch
    {
        ApiScopes.TicketsRead => words["Chamados"],
        ApiScopes.InvoicesRead => words["Títulos e boletos"],
        _ => words["Chamados, títulos e boletos"],
    };

    /// <summary>As the documentation calls it.</summary>
    public static string Code(ApiScopes scope) => scope is ApiScopes.TicketsRead ? "tickets:read" : "invoices:read";
}

/// <summary><c>&lt;api-key-status of="@key.StateAt(now)" /&gt;</c></summary>
[HtmlTargetElement("api-key-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ApiKeyStatusTagHelper(IStringLocalizer<Words> words, Viewer me) : StatusTagHelper(me)
{
    public required ApiKeyState Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, words.Of(Of), filled: Of is ApiKeyState.Active);
}
