using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

/// <summary>A day and two times, as they are typed: on the wall clock of São Paulo. All of them, or none.</summary>
public class Visit
{
    public DateOnly? Day { get; set; }
    public TimeOnly? From { get; set; }
    public TimeOnly? To { get; set; }

    public bool IsEmpty => Day is null && From is null && To is null;

    public (DateTimeOffset From, DateTimeOffset To)? Interval => this is { Day: { } day, From: { } from, To: { } to }
        ? (PortalTime.At(day, from), PortalTime.At(day, to)) : null;

    public static Visit Of(DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is null || to is null) { return new(); }
        var (start, end) = (PortalTime.ToLocal(from.Value), PortalTime.ToLocal(to.Value));
        return new() { Day = DateOnly.FromDateTime(start.DateTime), From = TimeOnly.FromDateTime(start.DateTime), To = TimeOnly.FromDateTime(end.DateTime) };
    }

    public class Validator : AbstractValidator<Visit>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Day).NotNull().When(x => !x.IsEmpty).WithName(words["Dia"]);
            RuleFor(x => x.From).NotNull().When(x => !x.IsEmpty).WithName(words["Das"]);
            RuleFor(x => x.To).NotNull().When(x => !x.IsEmpty).WithName(words["Até as"]);
            RuleFor(x => x.To).Must((visit, to) => to > visit.From).When(x => x.From is not null && x.To is not null)
                .WithMessage(_ => words["O fim da visita vem depois do início."]);
        }
    }
}
