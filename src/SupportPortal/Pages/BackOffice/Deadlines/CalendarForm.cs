using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Sla;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>A calendar as it is typed: a line for each weekday.</summary>
public class CalendarForm
{
    public string Name { get; set; } = "";
    public string? Monday { get; set; }
    public string? Tuesday { get; set; }
    public string? Wednesday { get; set; }
    public string? Thursday { get; set; }
    public string? Friday { get; set; }
    public string? Saturday { get; set; }
    public string? Sunday { get; set; }

    private IReadOnlyDictionary<DayOfWeek, string?> Days => new Dictionary<DayOfWeek, string?>
    {
        [DayOfWeek.Monday] = Monday,
        [DayOfWeek.Tuesday] = Tuesday,
        [DayOfWeek.Wednesday] = Wednesday,
        [DayOfWeek.Thursday] = Thursday,
        [DayOfWeek.Friday] = Friday,
        [DayOfWeek.Saturday] = Saturday,
        [DayOfWeek.Sunday] = Sunday,
    };

    public WeekHours ToWeek() => new(Days.ToDictionary(d => d.Key, d => d.Value ?? ""));

    public static CalendarForm Of(string name, WeekHours week) => new()
    {
        Name = name,
        Monday = week[DayOfWeek.Monday],
        Tuesday = week[DayOfWeek.Tuesday],
        Wednesday = week[DayOfWeek.Wednesday],
        Thursday = week[DayOfWeek.Thursday],
        Friday = week[DayOfWeek.Friday],
        Saturday = week[DayOfWeek.Saturday],
        Sunday = week[DayOfWeek.Sunday],
    };

    public class Validator : AbstractValidator<CalendarForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(WorkCalendar.NameMaxLength).WithName(words["Nome do calendário"]);
            Day(RuleFor(x => x.Monday), words["Segunda-feira"]);
            Day(RuleFor(x => x.Tuesday), words["Terça-feira"]);
            Day(RuleFor(x => x.Wednesday), words["Quarta-feira"]);
            Day(RuleFor(x => x.Thursday), words["Quinta-feira"]);
            Day(RuleFor(x => x.Friday), words["Sexta-feira"]);
            Day(RuleFor(x => x.Saturday), words["Sábado"]);
            Day(RuleFor(x => x.Sunday), words["Domingo"]);

            void Day(IRuleBuilderInitial<CalendarForm, string?> rule, string name) => rule.Cascade(CascadeMode.Stop).MaximumLength(WeekHours.DayMaxLength).WithName(name)
                .Must(WeekHours.IsDay).WithMessage(_ => words["Escreva os intervalos em ordem, assim: 08:00-12:00, 13:00-18:00."]);
        }
    }
}
