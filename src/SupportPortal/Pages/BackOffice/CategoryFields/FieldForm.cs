using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.CategoryFields;

/// <summary>The fields of a field; a new one and an old one have the same.</summary>
public class FieldForm
{
    public string Label { get; set; } = "";
    public string Hint { get; set; } = "";
    public FieldKind Kind { get; set; }
    /// <summary>One on each line.</summary>
    public string Options { get; set; } = "";
    public bool IsRequired { get; set; }
    public int Position { get; set; } = 1;
    public bool IsActive { get; set; } = true;

    public static FieldForm Of(CategoryField field) => new()
    {
        Label = field.Label,
        Hint = field.Hint,
        Kind = field.Kind,
        Options = string.Join('\n', field.Options),
        IsRequired = field.IsRequired,
        Position = field.Position,
        IsActive = field.IsActive,
    };

    public void ApplyTo(CategoryField field) => field.Describe(Label, Hint, Kind, Options.Split('\n'), IsRequired, Position, IsActive);

    public class Validator : AbstractValidator<FieldForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Label).NotEmpty().MaximumLength(CategoryField.LabelMaxLength).WithName(words["Nome do campo"]);
            RuleFor(x => x.Hint).MaximumLength(CategoryField.HintMaxLength).WithName(words["Dica"]);
            RuleFor(x => x.Kind).IsInEnum().WithName(words["Formato"]);
            RuleFor(x => x.Options).MaximumLength(CategoryField.MaxOptions * (CategoryField.OptionMaxLength + 1)).WithName(words["Opções"]);
            RuleFor(x => x.Options).Must(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Count() is >= 2 and <= CategoryField.MaxOptions)
                .When(x => x.Kind is FieldKind.Choice).WithMessage(_ => words["Escreva de 2 a {0} opções, uma por linha.", CategoryField.MaxOptions]);
            RuleFor(x => x.Position).InclusiveBetween(1, 999).WithName(words["Ordem"]);
        }
    }
}
