using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Desk;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Teams;

public class TeamForm
{
    public string Name { get; set; } = "";
    public List<int> Members { get; set; } = [];
    public bool IsActive { get; set; } = true;
    public bool Distributes { get; set; }
    public int? MaxOpen { get; set; }

    public class Validator : AbstractValidator<TeamForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(Team.NameMaxLength).WithName(words["Nome da equipe"]);
            RuleFor(x => x.Members).Must(m => m.Count <= Team.MaxMembers).WithMessage(_ => words["Uma equipe tem até 200 pessoas."]);
            RuleFor(x => x.Distributes).Must(_ => true).WithName(words["Distribuir automaticamente"]);
            RuleFor(x => x.MaxOpen).InclusiveBetween(1, Team.MostOpen).WithName(words["Máximo em aberto por pessoa"]);
        }
    }
}
