using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>A version as it is typed: a line for each target, some of them empty.</summary>
public class DraftForm
{
    private const int Blank = 4;

    public int CalendarId { get; set; }
    public bool PausesForCustomer { get; set; }
    public bool PausesForThirdParty { get; set; }
    public List<TargetRow> Rows { get; set; } = [];

    public IEnumerable<TargetRow> Filled => Rows.Where(r => !string.IsNullOrWhiteSpace(r.Time));

    public static DraftForm Of(SlaPolicyVersion draft)
    {
        var form = new DraftForm
        {
            CalendarId = draft.CalendarId,
            PausesForCustomer = draft.PausesForCustomer,
            PausesForThirdParty = draft.PausesForThirdParty,
            Rows = [.. draft.Targets.OrderBy(t => t.CategoryId is null).ThenBy(t => t.CategoryId).ThenBy(t => t.Priority is null).ThenBy(t => t.Priority).ThenBy(t => t.Metric).Select(TargetRow.Of)],
        };
        form.AddRows();
        return form;
    }

    public void AddRows()
    {
        for (var i = 0; i < Blank && Rows.Count < SlaPolicyVersion.MaxTargets; i++) { Rows.Add(new TargetRow()); }
    }

    public class TargetRow
    {
        public int? CategoryId { get; set; }
        public Priority? Priority { get; set; }
        public SlaMetric Metric { get; set; } = SlaMetric.Resolution;
        public string? Time { get; set; }
        public Hours Hours { get; set; }
        public SlaOrigin Origin { get; set; }

        public static TargetRow Of(SlaTarget target) => new()
        {
            CategoryId = target.CategoryId,
            Priority = target.Priority,
            Metric = target.Metric,
            Time = TimeText.Write(target.Time),
            Hours = target.Hours,
            Origin = target.Origin,
        };

        public SlaTarget ToTarget() => new(CategoryId, Priority, Metric, TimeText.Parse(Time)!.Value, Hours, Origin);
    }

    public class Validator : AbstractValidator<DraftForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.CalendarId).GreaterThan(0).WithName(words["Calendário"]);
            RuleFor(x => x.Rows).Must(rows => rows.Count <= SlaPolicyVersion.MaxTargets).WithMessage(_ => words["Há metas demais nesta versão."]);
            RuleForEach(x => x.Rows).ChildRules(row =>
            {
                row.RuleFor(r => r.Time).Must(time => TimeText.Parse(time) is not null).When(r => !string.IsNullOrWhiteSpace(r.Time))
                    .WithMessage(_ => words["Escreva o tempo como 4h, 1h30 ou 45min."]);
                row.RuleFor(r => r.Metric).IsInEnum();
                row.RuleFor(r => r.Hours).IsInEnum();
                row.RuleFor(r => r.Origin).IsInEnum();
                row.RuleFor(r => r.Priority).IsInEnum();
            });
            RuleForEach(x => x.Rows).Must((form, row, _) => !form.Filled.Contains(row) || !form.Filled.TakeWhile(r => r != row).Any(r => (r.CategoryId, r.Priority, r.Metric) == (row.CategoryId, row.Priority, row.Metric)))
                .WithMessage(_ => words["Há duas metas para o mesmo tipo, prioridade e prazo."]);
        }
    }
}
