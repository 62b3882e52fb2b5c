using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Security;

/// <summary>Which folder of Pages is whose. A page in no folder named here is closed to everybody.</summary>
public static class Access
{
    public const string SignedIn = "SignedIn", Customer = "Customer", CustomerFinance = "CustomerFinance", CustomerManager = "CustomerManager", CustomerConsumption = "CustomerConsumption";
    public const string Staff = "Staff", Desk = "Desk", Finance = "Finance", Supervisor = "Supervisor", Admin = "Admin";
    /// <summary>A program whose key has this scope.</summary>
    public const string ApiTickets = "ApiTickets", ApiInvoices = "ApiInvoices";
    /// <summary>Staff between the password and the second factor.</summary>
    public const string SecondFactor = "SecondFactor", SecondFactorEnrolment = "SecondFactorEnrolment";

    private static readonly string[] OpenAccountPages = ["SignIn", "SignOut", "FirstAccess", "FirstAccessCode", "ForgotPassword", "NewPassword", "Preferences", "Invitation", "ConfirmAddress", "ConfirmEmail", "PasskeySignIn"];

    public static void AddPolicies(AuthorizationOptions options)
    {
        Add(SignedIn, v => v.IsSignedIn);
        Add(Customer, v => v.IsCustomer);
        Add(CustomerFinance, v => v.IsCustomer && v.Has(Permission.Finance));
        Add(CustomerManager, v => v.IsCustomer && v.Has(Permission.Manager));
        Add(CustomerConsumption, v => v.MaySeeConsumption());
        Add(Staff, v => v.IsStaff);
        Add(Desk, v => v.IsStaff && v.IsDesk);
        Add(Finance, v => v.IsStaff && v.IsFinance);
        Add(Supervisor, v => v.IsStaff && v.Role is StaffRole.Supervisor or StaffRole.Administrator);
        Add(Admin, v => v.IsStaff && v.Role is StaffRole.Administrator);
        AddScope(ApiTickets, ApiScopes.TicketsRead);
        AddScope(ApiInvoices, ApiScopes.InvoicesRead);
        options.AddPolicy(SecondFactor, p => p.RequireAssertion(c => StageOf(c) is SessionStage.NeedsSecondFactor));
        options.AddPolicy(SecondFactorEnrolment, p => p.RequireAssertion(c => StageOf(c) is SessionStage.NeedsEnrolment or SessionStage.Complete));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build();

        void Add(string name, Func<Viewer, bool> allows) =>
            options.AddPolicy(name, p => p.RequireAuthenticatedUser().RequireAssertion(c => SessionOf(c) is { } s && allows(s.Viewer)));

        void AddScope(string name, ApiScopes scope) => options.AddPolicy(name, p => p.RequireAuthenticatedUser()
            .RequireAssertion(c => (c.Resource as HttpContext)?.Features.Get<OpenKey>() is { } key && key.Scopes.HasFlag(scope)));
    }

    public static void AddFolders(PageConventionCollection pages)
    {
        foreach (var page in OpenAccountPages) { pages.AllowAnonymousToPage($"/Account/{page}"); }
        foreach (var page in (string[])["Index", "Safety", "RemoveFactor", "RecoveryCodes", "Passkeys", "RemovePasskey", "Notices", "Privacy"]) { pages.AuthorizePage($"/Account/{page}", SignedIn); }
        foreach (var page in (string[])["Company", "Close"]) { pages.AuthorizePage($"/Account/{page}", Customer); }
        pages.AuthorizePage("/Account/SecondFactor", SecondFactor);
        pages.AuthorizePage("/Account/Enrol", SecondFactorEnrolment);
        pages.AllowAnonymousToFolder("/HelpCenter");
        pages.AllowAnonymousToFolder("/BoletoCheck");
        pages.AllowAnonymousToFolder("/Feedback"); // answers by the link of a mail
        pages.AuthorizePage("/Index", SignedIn);
        pages.AuthorizePage("/Attachment", SignedIn);
        foreach (var folder in (string[])["/Support", "/Tickets", "/Incidents", "/ServiceOrders", "/Products", "/Contracts"]) { pages.AuthorizeFolder(folder, Customer); }
        pages.AuthorizeFolder("/Statement", CustomerFinance);
        pages.AuthorizeFolder("/Consumption", CustomerConsumption);
        pages.AuthorizeFolder("/People", CustomerManager);
        pages.AuthorizeFolder("/ApiKeys", CustomerManager);
        pages.AuthorizeFolder("/BackOffice", Staff);
        pages.AuthorizeFolder("/BackOffice/Desk", Desk);
        foreach (var page in (string[])["Adjust", "Grant"]) { pages.AuthorizePage($"/BackOffice/Desk/Consumption/{page}", Supervisor); }
        pages.AuthorizeFolder("/BackOffice/Desk/Contracts", Supervisor);
        pages.AuthorizePage("/BackOffice/Desk/Customers/Invite", Supervisor);
        pages.AuthorizeFolder("/BackOffice/Billing", Finance);
        pages.AuthorizeFolder("/BackOffice/CategoryFields", Supervisor);
        pages.AuthorizeFolder("/BackOffice/Deadlines", Supervisor);
        pages.AuthorizePage("/BackOffice/Desk/Tickets/Recalculate", Supervisor);
        pages.AuthorizeFolder("/BackOffice/Teams", Supervisor);
        pages.AuthorizeFolder("/BackOffice/Reports", Supervisor);
        pages.AuthorizeFolder("/BackOffice/Rules", Supervisor);
        pages.AuthorizeFolder("/BackOffice/Admin", Admin);
    }

    private static OpenSession? SessionOf(AuthorizationHandlerContext context) => (context.Resource as HttpContext)?.Features.Get<OpenSession>();

    private static SessionStage? StageOf(AuthorizationHandlerContext context) => SessionOf(context)?.Stage;
}
