using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>What is to change in the tickets that were ticked in the queue. Sending it leads to what became of each.</summary>
public class BulkModel(PortalDbContext db, BulkChange bulk, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public static readonly IReadOnlyList<TicketStatus> Statuses = [TicketStatus.InProgress, TicketStatus.WaitingCustomer, TicketStatus.WaitingThirdParty, TicketStatus.Resolved];

    [BindProperty] public InputModel Input { get; set; } = new();
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public QueueFilter Filter { get; private set; } = null!;
    public IReadOnlyList<Row> Tickets { get; private set; } = [];

    /// <param name="c">The ticked tickets' codes.</param>
    /// <param name="todos">All of the view instead, as many as one run takes.</param>
    public async Task<IActionResult> OnGetAsync(string[]? c, bool todos)
    {
        Choices = await db.DeskChoicesAsync(me);
        Filter = QueueFilter.Read(Request.Query, Choices);
        var isNew = HttpMethods.IsGet(Request.Method);
        var codes = isNew ? c ?? [] : [.. Input.Lines.Select(l => l.Split(':')[0])];
        var chosen = isNew && todos ? Filter.Apply(db, me, clock.GetUtcNow()).InQueueOrder(Filter.Order) : db.Tickets.VisibleTo(me).Where(t => codes.Contains(t.Code)).OrderBy(t => t.Id);
        Tickets = await chosen.Select(t => new Row(t.Code, t.Subject, t.Customer!.TradeName ?? t.Customer.LegalName, t.Status, t.Assignee!.Name, t.Version)).Take(BulkRun.MaxTickets).ToListAsync();
        if (Tickets.Count == 0)
        {
            TempData["Notice"] = words["Marque na lista os chamados que mudam."].Value;
            return RedirectToPage("Index", Filter.Whole());
        }
        if (isNew)
        {
            Input.Key = Guid.CreateVersion7(clock.GetUtcNow());
            Input.Lines = [.. Tickets.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Code}:{t.Version}"))];
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await OnGetAsync(null, todos: false);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }
        var reply = Input.ReplyId is { } replyId ? await db.CannedReplies.VisibleTo(me, db.Teams).SingleOrDefaultAsync(r => r.Id == replyId, stop) : null;
        var macro = Input.MacroId is { } macroId ? await db.Macros.VisibleTo(me, db.Teams).SingleOrDefaultAsync(m => m.Id == macroId, stop) : null;
        if ((Input.ReplyId is not null && reply is null) || (Input.MacroId is not null && macro is null) || (Input.RecalculateReason is not null && !me.IsSupervisor)) { return NotFound(); }
        var seen = Input.Lines.Select(l => l.Split(':')).Where(l => l.Length == 2 && uint.TryParse(l[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .DistinctBy(l => l[0], StringComparer.Ordinal).ToDictionary(l => l[0], l => uint.Parse(l[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var tickets = await db.Tickets.VisibleTo(me).AsNoTracking().Where(t => seen.Keys.Contains(t.Code)).OrderBy(t => t.Id).Take(BulkRun.MaxTickets).ToListAsync(stop);
        var run = new BulkRun(Input.Key, Input.Act(reply?.Body).Over(macro?.Acts ?? new()), tickets.Select(t => (t, seen[t.Code])), me.Actor, clock.GetUtcNow());
        if (await bulk.BeginAsync(run, stop)) { await bulk.FinishAsync(run.Id, stop); }
        return RedirectToPage("BulkResult", new Dictionary<string, string>(Filter.Whole(), StringComparer.Ordinal) { ["id"] = run.Id.ToString() });
    }

    public sealed record Row(string Code, string Subject, string Customer, TicketStatus Status, string? Assignee, uint Version);

    public class InputModel
    {
        public const int ReasonMaxLength = 500;

        /// <summary>Drawn with the form: sent twice, it is one run.</summary>
        public Guid Key { get; set; }
        /// <summary>Code and version of each ticket, as the form was drawn with them: 2026-000123:4711.</summary>
        public List<string> Lines { get; set; } = [];
        public int? AssigneeId { get; set; }
        public int? TeamId { get; set; }
        public int? CategoryId { get; set; }
        public Priority? Priority { get; set; }
        public string? PriorityReason { get; set; }
        public int? ReplyId { get; set; }
        public TicketStatus? Status { get; set; }
        public string? Reason { get; set; }
        public int? MacroId { get; set; }
        public string? RecalculateReason { get; set; }

        public BulkAct Act(string? reply) => new()
        {
            AssigneeId = AssigneeId,
            TeamId = TeamId,
            CategoryId = CategoryId,
            Priority = Priority,
            PriorityReason = Priority is null ? null : PriorityReason,
            Reply = reply,
            Status = Status,
            Reason = Status is null ? null : Reason,
            RecalculateReason = RecalculateReason,
        };
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Key).NotEmpty();
            RuleFor(x => x.Lines).Must(l => l.Count is > 0 and <= BulkRun.MaxTickets).WithMessage(_ => words["Escolha de 1 a {0} chamados.", BulkRun.MaxTickets]);
            RuleFor(x => x.AssigneeId).Must(_ => true).WithName(words["Responsável"]);
            RuleFor(x => x.TeamId).Must(_ => true).WithName(words["Equipe"]);
            RuleFor(x => x.CategoryId).Must(_ => true).WithName(words["Tipo"]);
            RuleFor(x => x.Priority).IsInEnum().WithName(words["Prioridade"]);
            RuleFor(x => x.PriorityReason).MaximumLength(InputModel.ReasonMaxLength).WithName(words["Motivo da prioridade"]);
            RuleFor(x => x.PriorityReason).NotEmpty().When(x => x.Priority is not null).WithMessage(_ => words["Diga por que a prioridade muda."]);
            RuleFor(x => x.ReplyId).Must(_ => true).WithName(words["Resposta pronta ao cliente"]);
            RuleFor(x => x.MacroId).Must(_ => true).WithName(words["Macro"]);
            RuleFor(x => x.RecalculateReason).MaximumLength(InputModel.ReasonMaxLength).WithName(words["Recalcular prazos: motivo"]);
            RuleFor(x => x.Status).Must(s => s is null || Statuses.Contains(s.Value)).WithName(words["Status"]);
            RuleFor(x => x.Reason).MaximumLength(InputModel.ReasonMaxLength).WithName(words["Motivo da espera ou solução"]);
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Status is TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty)
                .WithMessage(_ => words["Diga o que falta para continuar."]);
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Status is TicketStatus.Resolved && x.ReplyId is null)
                .WithMessage(_ => words["Diga ao cliente o que foi feito."]);
        }
    }
}
