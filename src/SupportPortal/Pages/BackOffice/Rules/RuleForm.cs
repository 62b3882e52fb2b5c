using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Rules;

/// <summary>The fields of a rule; a new one and an old one have the same.</summary>
public class RuleForm
{
    public string Name { get; set; } = "";
    public RuleEvent Event { get; set; }
    public int? Hours { get; set; }
    public int? CategoryId { get; set; }
    public int? ProductId { get; set; }
    public Priority? Priority { get; set; }
    public TicketStatus? Status { get; set; }
    public Assignment Assignment { get; set; }
    public string? Subject { get; set; }
    public int? NewAssigneeId { get; set; }
    public int? NewTeamId { get; set; }
    public Priority? NewPriority { get; set; }
    public string? Note { get; set; }
    public uint Version { get; set; }

    /// <summary>A rule acts on open tickets only.</summary>
    public static readonly IReadOnlyList<TicketStatus> Statuses = [TicketStatus.New, TicketStatus.InProgress, TicketStatus.WaitingCustomer, TicketStatus.WaitingThirdParty];

    public static RuleForm Of(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new()
        {
            Name = rule.Name,
            Event = rule.Event,
            Hours = rule.Hours,
            CategoryId = rule.CategoryId,
            ProductId = rule.ProductId,
            Priority = rule.Priority,
            Status = rule.Status,
            Assignment = rule.Assignment,
            Subject = rule.Subject,
            NewAssigneeId = rule.NewAssigneeId,
            NewTeamId = rule.NewTeamId,
            NewPriority = rule.NewPriority,
            Note = rule.Note,
            Version = rule.Version,
        };
    }

    public void ApplyTo(Rule rule, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var trigger = new RuleTrigger(Event, Hours) { CategoryId = CategoryId, ProductId = ProductId, Priority = Priority, Status = Status, Assignment = Assignment, Subject = Subject };
        rule.Write(Name, trigger, new RuleActs(NewAssigneeId, NewPriority, Note, NewTeamId), at);
    }

    public class Validator : AbstractValidator<RuleForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(Rule.NameMaxLength).WithName(words["Nome da regra"]);
            RuleFor(x => x.Event).IsInEnum().WithName(words["Quando"]);
            RuleFor(x => x.Hours).InclusiveBetween(1, Rule.MaxHours).When(x => Rule.NeedsHours(x.Event)).WithName(words["Horas"]);
            RuleFor(x => x.Hours).NotNull().When(x => Rule.NeedsHours(x.Event)).WithMessage(_ => words["Diga quantas horas, de 1 a 720."]);
            RuleFor(x => x.CategoryId).Must(_ => true).WithName(words["Tipo"]);
            RuleFor(x => x.ProductId).Must(_ => true).WithName(words["Produto"]);
            RuleFor(x => x.Priority).IsInEnum().WithName(words["Prioridade"]);
            RuleFor(x => x.Status).Must(s => s is null || Statuses.Contains(s.Value)).WithMessage(_ => words["Escolha um status em aberto."]).WithName(words["Status"]);
            RuleFor(x => x.Assignment).IsInEnum().WithName(words["Responsável"]);
            RuleFor(x => x.Subject).MaximumLength(Rule.SubjectMaxLength).WithName(words["O assunto contém"]);
            RuleFor(x => x.NewAssigneeId).Must(_ => true).WithName(words["Passar para"]);
            RuleFor(x => x.NewTeamId).Must(_ => true).WithName(words["Passar para a equipe"]);
            RuleFor(x => x.NewPriority).IsInEnum().WithName(words["Mudar a prioridade para"]);
            RuleFor(x => x.Note).MaximumLength(Rule.NoteMaxLength).WithName(words["Nota interna"]);
            RuleFor(x => x.Note).Must((form, note) => form.NewAssigneeId is not null || form.NewTeamId is not null || form.NewPriority is not null || !string.IsNullOrWhiteSpace(note))
                .WithMessage(_ => words["Escolha o que a regra faz."]);
        }
    }
}
