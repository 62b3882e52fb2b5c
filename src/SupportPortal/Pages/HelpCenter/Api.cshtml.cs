using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Api;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.HelpCenter;

/// <summary>The API for people; for programs there is <see cref="ApiDocument"/>.</summary>
public class ApiModel(IConfiguration configuration, IStringLocalizer<Words> words) : PageModel
{
    public string Address => configuration["Portal:PublicUrl"]!.TrimEnd('/') + ApiSetup.Root;
    public IReadOnlyList<string> States { get; } = ApiDocument.NamesOf<TicketStatus>();
    public IReadOnlyList<string> Situations { get; } = ApiDocument.NamesOf<Situation>();

    public IEnumerable<(string Path, string Summary, string Scope, string Filters)> Endpoints =>
    [
        ($"{ApiSetup.Root}/tickets", words["Chamados da empresa"], ApiKeyWords.Code(ApiScopes.TicketsRead), "state, updated_since, limit, cursor"),
        ($"{ApiSetup.Root}/tickets/{{code}}", words["Um chamado com a conversa"], ApiKeyWords.Code(ApiScopes.TicketsRead), "–"),
        ($"{ApiSetup.Root}/invoices", words["Títulos da empresa"], ApiKeyWords.Code(ApiScopes.InvoicesRead), "situation, due_from, due_to, limit, cursor"),
    ];
}
