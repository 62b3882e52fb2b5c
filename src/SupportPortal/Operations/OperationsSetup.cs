namespace SupportPortal.Operations;

public static class OperationsSetup
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<LiveTickets>()
        .AddScoped<OpenTicket>()
        .AddScoped<Participants>()
        .AddScoped<SendReply>()
        .AddScoped<Distribution>()
        .AddScoped<TicketActs>()
        .AddScoped<BulkChange>()
        .AddScoped<Deflection>()
        .AddScoped<PublicRequests>()
        .AddScoped<ResolutionLinks>()
        .AddScoped<ServiceOrderPaper>()
        .AddScoped<HourBook>()
        .AddScoped<TellTechnician>()
        .AddScoped<TicketPaper>()
        .AddScoped<ContractPaper>()
        .AddScoped<CopyBoleto>()
        .AddScoped<CopyBoletos>()
        .AddScoped<OwnData>()
        .AddScoped<CloseAccount>()
        .AddScoped<OurCompany>()
        .AddScoped<IssueInvoice>()
        .AddScoped<OwnAddress>()
        .AddScoped<Invitations>()
        .AddScoped<InvitationLinks>()
        .AddScoped<AddressChanges>()
        .AddScoped<MembershipChanges>()
        .AddScoped<MyCompanies>()
        .AddScoped<CreateApiKey>()
        .AddScoped<VoteOnArticle>();
}
