using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>What ties a ticket to others: it goes on in another one, or has to do with it.</summary>
public class TiesModel(PortalDbContext db, Mailer mailer, Participants participants, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public MergeInput Merge { get; set; } = new();
    [BindProperty] public LinkInput Link { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<Tie> Ties { get; private set; } = [];
    public IReadOnlyList<Merged> Merges { get; private set; } = [];
    public IReadOnlyList<(string Code, string Subject)> Recent { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).ToChange().Include(t => t.Customer).SingleOrDefaultAsync(t => t.Code == code);
        if (Ticket is null) { return NotFound(); }
        var id = Ticket.Id;
        Ties = await db.TicketLinks.Where(l => l.FromId == id || l.ToId == id).OrderBy(l => l.Id).Take(100)
            .Select(l => l.FromId == id ? new Tie(l.Id, l.Kind, false, l.To!.Code, l.To.Subject, l.To.Status) : new Tie(l.Id, l.Kind, true, l.From!.Code, l.From.Subject, l.From.Status)).ToListAsync();
        Merges = await db.TicketMerges.Where(m => m.UndoneAt == null && (m.SourceId == id || m.TargetId == id)).OrderBy(m => m.Id).Take(50)
            .Select(m => new Merged(m.Id, m.SourceId == id, db.Tickets.First(t => t.Id == (m.SourceId == id ? m.TargetId : m.SourceId)).Code, m.MergedAt)).ToListAsync();
        var recent = await db.Tickets.VisibleTo(me).Where(t => t.CustomerId == Ticket.CustomerId && t.Id != id).OrderByDescending(t => t.UpdatedAt).Select(t => new { t.Code, t.Subject }).Take(10).ToListAsync();
        Recent = [.. recent.Select(t => (t.Code, t.Subject))];
        return Page();
    }

    public async Task<IActionResult> OnPostMergeAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }
        if (await FindAsync(Merge.Code) is not { } target || target.CustomerId != Ticket.CustomerId)
        {
            ModelState.AddModelError("Merge.Code", words["Não há chamado deste cliente com este código."]);
            return shown;
        }
        db.TicketMerges.Add(Ticket.MergeInto(target, holdsOthers: await db.TicketMerges.AnyAsync(m => m.TargetId == Ticket.Id && m.UndoneAt == null), StandardCalendar.Instance, me.Actor, clock.GetUtcNow()));
        db.Touch(target); // both are written: of two merges that cross, one is refused
        await participants.TellAsync(Ticket, to => TicketMail.StateChanged(mailer, Ticket, to: to));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["O chamado {0} continua neste.", code].Value;
        return RedirectToPage("Show", new { code = target.Code });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostUnmergeAsync(string code, long merge)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null) { return shown; }
        var stored = await db.TicketMerges.SingleOrDefaultAsync(m => m.Id == merge && m.UndoneAt == null && (m.SourceId == Ticket.Id || m.TargetId == Ticket.Id));
        if (stored is null) { return NotFound(); }
        var source = await db.Tickets.VisibleTo(me).ToChange().Include(t => t.Assignee).SingleAsync(t => t.Id == stored.SourceId);
        var target = await db.Tickets.VisibleTo(me).SingleAsync(t => t.Id == stored.TargetId);
        source.Unmerge(stored, target, StandardCalendar.Instance, me.Actor, clock.GetUtcNow());
        db.Touch(target);
        await participants.TellAsync(source, to => TicketMail.StateChanged(mailer, source, stored.WaitedFor, to: to));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["A união foi desfeita."].Value;
        return RedirectToPage("Show", new { code = source.Code });
    }

    public async Task<IActionResult> OnPostLinkAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }
        if (await FindAsync(Link.Code) is not { } other)
        {
            ModelState.AddModelError("Link.Code", words["Não há chamado com este código."]);
            return shown;
        }
        var (from, to) = Link.IsReverse ? (other, Ticket) : (Ticket, other);
        if (Ties.Any(t => t.Code == other.Code && t.Kind == Link.LinkKind && (t.IsBack == Link.IsReverse || t.Kind is LinkKind.Related))) { return RedirectToPage("Ties", new { code }); }
        db.Touch(Ticket);
        db.TicketLinks.Add(from.Link(to, Link.LinkKind, me.Actor, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return RedirectToPage("Ties", new { code });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostUnlinkAsync(string code, long link)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null) { return shown; }
        var stored = await db.TicketLinks.Include(l => l.From).Include(l => l.To).SingleOrDefaultAsync(l => l.Id == link && (l.FromId == Ticket.Id || l.ToId == Ticket.Id));
        if (stored is null) { return NotFound(); }
        stored.From!.Unlink(stored.To!, stored.Kind, me.Actor, clock.GetUtcNow());
        db.TicketLinks.Remove(stored);
        await db.SaveChangesAsync();
        return RedirectToPage("Ties", new { code });
    }

    private async Task<Ticket?> FindAsync(string typed) =>
        TicketSearch.CodeIn(typed) is { } code ? await db.Tickets.VisibleTo(me).SingleOrDefaultAsync(t => t.Code == code) : null;

    /// <param name="IsBack">Read from the other ticket's end.</param>
    public sealed record Tie(long Id, LinkKind Kind, bool IsBack, string Code, string Subject, TicketStatus Status)
    {
        public string Name => IsBack ? TicketLink.Reverse(Kind) : Kind.ToString();
    }

    public sealed record Merged(long Id, bool IsSource, string Code, DateTimeOffset At);

    public class MergeInput
    {
        public string Code { get; set; } = "";
    }

    public class MergeValidator : AbstractValidator<MergeInput>
    {
        public MergeValidator(IStringLocalizer<Words> words) => RuleFor(x => x.Code).NotEmpty().MaximumLength(20).WithName(words["Código do chamado que continua"]);
    }

    public class LinkInput
    {
        public const string Back = "Of";

        public string Code { get; set; } = "";
        /// <summary>A kind, or its other end: "Blocks", "BlocksOf".</summary>
        public string Kind { get; set; } = nameof(Domain.Tickets.LinkKind.Related);

        public bool IsReverse => Kind.EndsWith(Back, StringComparison.Ordinal);
        public LinkKind LinkKind => Enum.Parse<LinkKind>(IsReverse ? Kind[..^Back.Length] : Kind);

        public static IEnumerable<string> Kinds => Enum.GetValues<LinkKind>().Where(k => k is not LinkKind.Split).SelectMany(k => new[] { k.ToString(), TicketLink.Reverse(k) }).Distinct(StringComparer.Ordinal);
    }

    public class LinkValidator : AbstractValidator<LinkInput>
    {
        public LinkValidator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Code).NotEmpty().MaximumLength(20).WithName(words["Código do outro chamado"]);
            RuleFor(x => x.Kind).Must(k => LinkInput.Kinds.Contains(k)).WithMessage(_ => words["Escolha o vínculo."]).WithName(words["Este chamado é"]);
        }
    }
}
