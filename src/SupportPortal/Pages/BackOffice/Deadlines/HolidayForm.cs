using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Sla;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>A list of holidays as it is typed: one on each line.</summary>
public class HolidayForm
{
    public string Name { get; set; } = "";
    public HolidayScope Scope { get; set; }
    public string Lines { get; set; } = "";

    public static HolidayForm Of(HolidaySet set) => new() { Name = set.Name, Scope = set.Scope, Lines = set.Lines };

    public class Validator : AbstractValidator<HolidayForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(HolidaySet.NameMaxLength).WithName(words["Nome da lista"]);
            RuleFor(x => x.Scope).IsInEnum().WithName(words["Abrangência"]);
            RuleFor(x => x.Lines).Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(HolidaySet.LinesMaxLength).WithName(words["Feriados"])
                .Must(lines => HolidayRule.FaultIn(lines) is null).WithMessage(x => words["Confira a linha \"{0}\": dia/mês, com ano se for só naquele, e o nome.", HolidayRule.FaultIn(x.Lines) ?? ""]);
        }
    }
}
