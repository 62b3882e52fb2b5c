using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Desk;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Views;

public class ViewForm
{
    public string Name { get; set; } = "";
    public string For { get; set; } = Audience.Me;
    /// <summary>The filter, as it stands in the queue's address.</summary>
    public string Address { get; set; } = "";

    public class Validator : AbstractValidator<ViewForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(SavedView.NameMaxLength).WithName(words["Nome da visão"]);
            RuleFor(x => x.For).NotEmpty().WithName(words["Quem vê"]);
            RuleFor(x => x.Address).MaximumLength(SavedView.AddressMaxLength).WithName(words["Filtro"]);
        }
    }
}
