using System.Globalization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>A ticket that is only thought of. Moments are as browsers send them, on the wall clock of São Paulo.</summary>
public class SimulatorForm
{
    private const int Blank = 3, Most = 30;
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    public int? ContractId { get; set; }
    public int? VersionId { get; set; }
    public int CategoryId { get; set; }
    public Priority Priority { get; set; }
    public string OpenedAt { get; set; } = "";
    public string? IdentifiedAt { get; set; }
    public List<WaitRow> Waits { get; set; } = [];

    public static SimulatorForm At(DateTimeOffset now)
    {
        var form = new SimulatorForm { OpenedAt = PortalTime.ToLocal(now).ToString(Formats[0], CultureInfo.InvariantCulture) };
        form.AddRows();
        return form;
    }

    public static DateTimeOffset? Moment(string? text) => DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 2000 and <= 2100
        ? PortalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)) : null;

    public IEnumerable<SimulatedWait> ToWaits() => Waits.Where(w => !w.IsBlank).Select(w => new SimulatedWait(Moment(w.From)!.Value, Moment(w.To)!.Value, w.ForThirdParty));

    public void AddRows()
    {
        for (var i = 0; i < Blank && Waits.Count < Most; i++) { Waits.Add(new WaitRow()); }
    }

    public class WaitRow
    {
        public string? From { get; set; }
        public string? To { get; set; }
        public bool ForThirdParty { get; set; }

        public bool IsBlank => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To);
    }

    public class Validator : AbstractValidator<SimulatorForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.ContractId).Must(_ => true).WithName(words["Contrato"]);
            RuleFor(x => x.VersionId).Must(_ => true).WithName(words["Versão da política"]);
            RuleFor(x => x.CategoryId).GreaterThan(0).WithName(words["Tipo"]);
            RuleFor(x => x.Priority).IsInEnum().WithName(words["Prioridade"]);
            RuleFor(x => x.OpenedAt).Must(at => Moment(at) is not null).WithName(words["Abertura"]).WithMessage(_ => words["Escreva data e hora, por exemplo 19/11/2026 11:30."]);
            RuleFor(x => x.IdentifiedAt).Must(at => Moment(at) is not null).When(x => !string.IsNullOrWhiteSpace(x.IdentifiedAt)).WithName(words["Identificação"])
                .WithMessage(_ => words["Escreva data e hora, por exemplo 19/11/2026 11:30."]);
            RuleFor(x => x.Waits).Must(waits => waits.Count <= Most).WithMessage(_ => words["Simule até {0} esperas.", Most]);
            RuleForEach(x => x.Waits).ChildRules(wait =>
            {
                wait.RuleFor(w => w.From).Must(at => Moment(at) is not null).When(w => !w.IsBlank).WithMessage(_ => words["Escreva data e hora, por exemplo 19/11/2026 11:30."]);
                wait.RuleFor(w => w.To).Must(at => Moment(at) is not null).When(w => !w.IsBlank).WithMessage(_ => words["Escreva data e hora, por exemplo 19/11/2026 11:30."]);
            });
        }
    }
}
