using SupportPortal.Pages.Tickets;

namespace SupportPortal.Pages;

public static class PagesSetup
{
    /// <summary>What several pages of one act share.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddScoped<NewTicketDraft>().AddScoped<NewTicketChoices>();
}
