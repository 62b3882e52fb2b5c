using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

public class IndexModel(PortalDbContext db, DeskPresence presence, Participants participants, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 50;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public DeskMenu Menu { get; private set; } = null!;
    public QueueFilter Filter { get; private set; } = null!;
    public IReadOnlyList<Row> Tickets { get; private set; } = [];
    /// <summary>Those of them with a message this analyst has not read.</summary>
    public IReadOnlySet<long> Unread { get; private set; } = new HashSet<long>();
    /// <summary>Colleagues who have one of them open.</summary>
    public ILookup<string, DeskVisit> Visits { get; private set; } = DeskVisit.None;
    public QueuePosition? Next { get; private set; }
    public Preview? Selected { get; private set; }

    /// <summary>The view that is open is one's own to point at another filter.</summary>
    public bool MayChangeView => Filter.Saved is { } view && (view.Kind == DeskChoice.PersonalView || me.IsSupervisor || view.Kind == DeskChoice.TeamView);

    public async Task OnGetAsync()
    {
        var choices = await db.DeskChoicesAsync(me);
        Filter = QueueFilter.Read(Request.Query, choices);
        Menu = await DeskMenu.LoadAsync(db, me, Filter, choices, Now);
        await ListAsync();
        if (Filter.Selected is { } code) { Selected = await PreviewAsync(code); }
    }

    /// <summary>The pane alone, for the script that changes it without the page.</summary>
    public async Task<IActionResult> OnGetPreviewAsync(string? chamado)
    {
        Filter = QueueFilter.Read(Request.Query, await db.DeskChoicesAsync(me));
        Selected = await PreviewAsync(chamado ?? "");
        return Selected is null ? NotFound() : Partial("_Preview", this);
    }

    /// <summary>Takes the first ticket of the view that nobody has.</summary>
    [NoValidation]
    public async Task<IActionResult> OnPostNextAsync(CancellationToken stop)
    {
        Filter = QueueFilter.Read(Request.Query, await db.DeskChoicesAsync(me));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var ticket = await db.LockNextAsync(Filter.Apply(db, me, Now).InQueueOrder(Filter.Order), stop);
        if (ticket is null)
        {
            TempData["Notice"] = words["Ninguém espera por atendimento nesta visão: os chamados dela já têm responsável ou aguardam resposta."].Value;
            return RedirectToPage("Index", Filter.Whole());
        }
        ticket.Assign((await db.People.FindAsync([me.PersonId], stop))!, me.Actor, Now);
        await participants.TellAsync(ticket, to => TicketMail.Assigned(mailer, ticket, to: to), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return RedirectToPage("Tickets/Show", Filter.To(ticket.Code));
    }

    private async Task ListAsync()
    {
        var rows = await Filter.Apply(db, me, Now).InQueueOrder(Filter.Order, QueuePosition.Parse(Filter.After))
            .Select(t => new Row(
                t.Id, t.Code, t.Subject, t.Customer!.TradeName ?? t.Customer.LegalName, t.Product!.Name, t.Category!.Name, t.RequesterName, t.Status, t.Priority,
                t.OpenedAt, t.DueAt, t.StandingLeft, t.UpdatedAt, t.Assignee!.Name, t.Team!.Name, t.AwaitsReply,
                db.ReplyDrafts.Any(d => d.TicketId == t.Id && d.PersonId == me.PersonId && d.SendAt == null && (d.Body != "" || d.Files.Any())), t.Version))
            .Take(PageSize + 1).ToListAsync();
        Tickets = [.. rows.Take(PageSize)];
        Unread = await db.UnreadAmongAsync(me, Tickets.Select(t => t.Id));
        Visits = DeskVisit.Of(presence.Everywhere(me.PersonId), Tickets.ToDictionary(t => t.Id, t => t.Code), Menu.Choices[DeskChoice.Staff].ToDictionary(s => s.Id, s => s.Name));
        if (rows.Count > PageSize)
        {
            var last = rows[PageSize - 1];
            Next = Filter.Order.PositionOf(last.Priority, last.DueAt, last.UpdatedAt, last.OpenedAt, last.Id);
        }
    }

    private Task<Preview?> PreviewAsync(string code) => db.Tickets.VisibleTo(me).Where(t => t.Code == code)
        .Select(t => new Preview(
            t.Code, t.Subject, t.Status, t.Customer!.LegalName, t.Customer.Cnpj, t.RequesterName, t.Department, t.Category!.Name,
            t.Messages.OrderByDescending(m => m.Id).Take(10).Select(m => new Line(m.AuthorName, m.Side, m.IsInternal, m.At, m.Body)).ToList()))
        .SingleOrDefaultAsync();

    public sealed record Row(
        long Id, string Code, string Subject, string Customer, string? Product, string Category, string Requester, TicketStatus Status, Priority Priority,
        DateTimeOffset OpenedAt, DateTimeOffset DueAt, TimeSpan? StandingLeft, DateTimeOffset UpdatedAt, string? Assignee, string? Team, bool AwaitsReply, bool HasDraft, uint Version)
    {
        public bool IsOpen => Status is TicketStatus.New or TicketStatus.InProgress or TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty;
        public bool IsPaused => Ticket.IsPausedBy(Status, StandingLeft);
    }

    public sealed record Preview(
        string Code, string Subject, TicketStatus Status,
        string Customer, Cnpj Cnpj, string Requester, string Department, string Category, List<Line> Messages);

    public sealed record Line(string Author, Side Side, bool IsInternal, DateTimeOffset At, string Body);
}
