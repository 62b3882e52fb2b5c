namespace SupportPortal.Jobs;

public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddHostedService<OutboxSender>()
        .AddHostedService<InvoiceReminders>()
        .AddHostedService<HeldReplies>()
        .AddHostedService<DailyDigest>()
        .AddHostedService<FollowerNews>()
        .AddHostedService<IncidentNews>()
        .AddHostedService<UnansweredTickets>()
        .AddHostedService<DeadlineWarnings>()
        .AddHostedService<UnacceptedOrders>()
        .AddHostedService<ContractHours>()
        .AddHostedService<ContractTerms>()
        .AddHostedService<TicketRules>()
        .AddHostedService<TeamDistribution>();
}
