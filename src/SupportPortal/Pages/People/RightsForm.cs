using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Web;

namespace SupportPortal.Pages.People;

/// <summary>Department and permissions: part of the invitation and of a person's page.</summary>
public class RightsForm
{
    public string Department { get; set; } = "";
    public TicketScope Tickets { get; set; } = TicketScope.Own;
    public bool Finance { get; set; }
    public bool Manager { get; set; }

    public Permission ToPermissions() => Rights.Of(Tickets, Finance, Manager);

    public static IEnumerable<Choice> Scopes(IStringLocalizer<Words> words) =>
    [
        new($"{TicketScope.Own}", words.Of(TicketScope.Own), words["Abre chamados e vê os que abriu ou em que foi incluída"]),
        new($"{TicketScope.Department}", words.Of(TicketScope.Department), words["Vê também os chamados do mesmo setor"]),
        new($"{TicketScope.Company}", words.Of(TicketScope.Company), words["Vê todos os chamados da empresa e responde pelo ateste dos serviços"]),
        new($"{TicketScope.None}", words.Of(TicketScope.None), words["Só o que estiver marcado abaixo"]),
    ];
}

/// <summary>The rules of those fields.</summary>
public abstract class RightsValidator<T> : AbstractValidator<T> where T : RightsForm
{
    protected RightsValidator(IStringLocalizer<Words> words)
    {
        RuleFor(x => x.Department).MaximumLength(Membership.DepartmentMaxLength).WithName(words["Setor"]);
        RuleFor(x => x.Department).Must(d => !string.IsNullOrWhiteSpace(d)).When(x => x.Tickets is TicketScope.Department).WithMessage(_ => words["Informe o setor: é dele que a pessoa vê os chamados."]);
        RuleFor(x => x.Tickets).IsInEnum().Must((x, _) => x.ToPermissions() is not Permission.None).WithMessage(_ => words["Escolha ao menos uma permissão."]).WithName(words["Chamados"]);
        RuleFor(x => x.Finance).NotNull().WithName(words["Financeiro: boletos, demonstrativo e consumo de horas"]);
        RuleFor(x => x.Manager).NotNull().WithName(words["Gerencia pessoas: convida, muda permissões e os e-mails da empresa"]);
    }
}

/// <summary>For the labels of the partial that shows them.</summary>
public class RightsValidator(IStringLocalizer<Words> words) : RightsValidator<RightsForm>(words);
