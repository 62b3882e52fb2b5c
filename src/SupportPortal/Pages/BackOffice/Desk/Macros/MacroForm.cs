using System.Globalization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Macros;

/// <summary>The fields of a macro; a new one and an old one have the same.</summary>
public class MacroForm
{
    /// <summary>The assignee who is whoever uses the macro.</summary>
    public const string Me = "eu";

    public string Name { get; set; } = "";
    public string? Reply { get; set; }
    /// <summary>The canned reply whose text is taken where none is written.</summary>
    public int? ReplyFrom { get; set; }
    public TicketStatus? Status { get; set; }
    public string? Reason { get; set; }
    public string? Assignee { get; set; }
    public int? TeamId { get; set; }
    public int? CategoryId { get; set; }
    public Priority? Priority { get; set; }
    public string? PriorityReason { get; set; }
    public string? Note { get; set; }
    public bool Follow { get; set; }
    public string For { get; set; } = Audience.Me;

    public static MacroForm Of(Macro macro)
    {
        ArgumentNullException.ThrowIfNull(macro);
        var acts = macro.Acts;
        return new()
        {
            Name = macro.Name,
            Reply = acts.Reply,
            Status = acts.Status,
            Reason = acts.Reason,
            Assignee = acts.ToMe ? Me : acts.AssigneeId?.ToString(CultureInfo.InvariantCulture),
            TeamId = acts.TeamId,
            CategoryId = acts.CategoryId,
            Priority = acts.Priority,
            PriorityReason = acts.PriorityReason,
            Note = acts.Note,
            Follow = acts.Follow,
            For = Audience.Of(macro.Sharing),
        };
    }

    public BulkAct Acts(string? canned) => new()
    {
        Reply = Text(Reply) ?? canned,
        Status = Status,
        Reason = Status is null ? null : Text(Reason),
        ToMe = Assignee == Me,
        AssigneeId = int.TryParse(Assignee, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
        TeamId = TeamId,
        CategoryId = CategoryId,
        Priority = Priority,
        PriorityReason = Priority is null ? null : Text(PriorityReason),
        Note = Text(Note),
        Follow = Follow,
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    public class Validator : AbstractValidator<MacroForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(Macro.NameMaxLength).WithName(words["Nome da macro"]);
            RuleFor(x => x.Reply).MaximumLength(CannedReply.BodyMaxLength).WithName(words["Resposta ao cliente"]);
            RuleFor(x => x.Reply).Must(text => CannedReply.UnknownIn(text ?? "") is null)
                .WithMessage(x => words["{0} não é uma variável. Use uma da lista abaixo do texto.", $"{{{{{CannedReply.UnknownIn(x.Reply!)}}}}}"]);
            RuleFor(x => x.Reply).Must((form, text) => !string.IsNullOrWhiteSpace(text) || form.ReplyFrom is not null).When(x => x.Status is TicketStatus.Resolved)
                .WithMessage(_ => words["Para resolver, responda ao cliente dizendo o que foi feito."]);
            RuleFor(x => x.ReplyFrom).Must(_ => true).WithName(words["Ou copiar o texto de uma resposta pronta"]);
            RuleFor(x => x.Status).Must(s => s is null || BulkModel.Statuses.Contains(s.Value)).WithName(words["Status"]);
            RuleFor(x => x.Reason).MaximumLength(Macro.ReasonMaxLength).WithName(words["Motivo da espera"]);
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Status is TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty)
                .WithMessage(_ => words["Diga o que falta para continuar."]);
            RuleFor(x => x.Assignee).Must(_ => true).WithName(words["Responsável"]);
            RuleFor(x => x.TeamId).Must(_ => true).WithName(words["Equipe"]);
            RuleFor(x => x.CategoryId).Must(_ => true).WithName(words["Tipo"]);
            RuleFor(x => x.Priority).IsInEnum().WithName(words["Prioridade"]);
            RuleFor(x => x.PriorityReason).MaximumLength(Macro.ReasonMaxLength).WithName(words["Motivo da prioridade"]);
            RuleFor(x => x.PriorityReason).NotEmpty().When(x => x.Priority is not null).WithMessage(_ => words["Diga por que a prioridade muda."]);
            RuleFor(x => x.Note).MaximumLength(Rule.NoteMaxLength).WithName(words["Nota interna"]);
            RuleFor(x => x.Note).Must(text => CannedReply.UnknownIn(text ?? "") is null)
                .WithMessage(x => words["{0} não é uma variável. Use uma da lista abaixo do texto.", $"{{{{{CannedReply.UnknownIn(x.Note!)}}}}}"]);
            RuleFor(x => x.Follow).Must(_ => true).WithName(words["Acompanhar o chamado"]);
            RuleFor(x => x.For).NotEmpty().WithName(words["Quem usa"]);
        }
    }
}
