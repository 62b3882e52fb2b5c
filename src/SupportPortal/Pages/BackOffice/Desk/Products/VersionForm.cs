using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Contracts;
using SupportPortal.Pages.BackOffice.Desk.Articles;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Products;

/// <summary>A version as it is typed.</summary>
public class VersionForm
{
    public string Number { get; set; } = "";
    public DateOnly? ReleasedOn { get; set; }
    public DateOnly? SupportedUntil { get; set; }
    public string Notes { get; set; } = "";
    public bool IsPublished { get; set; }
    public string Description { get; set; } = "";
    public List<IFormFile> Uploads { get; set; } = [];
    /// <summary>Row version of what this form was drawn from.</summary>
    public uint Version { get; set; }

    public static VersionForm Of(ProductVersion version) => new()
    {
        Number = version.Number,
        ReleasedOn = version.ReleasedOn,
        SupportedUntil = version.SupportedUntil,
        Notes = version.Notes,
        IsPublished = version.IsPublished,
        Version = version.Version,
    };

    public void Into(ProductVersion version, DateTimeOffset at)
    {
        version.Describe(Number, ReleasedOn!.Value, SupportedUntil, Notes);
        if (IsPublished) { version.Publish(at); } else { version.Withdraw(); }
    }

    public class Validator : AbstractValidator<VersionForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Number).NotEmpty().MaximumLength(ProductVersion.NumberMaxLength).WithName(words["Número da versão"]);
            RuleFor(x => x.Number).Matches("^[A-Za-z0-9][A-Za-z0-9.-]*$").WithMessage(_ => words["Use letras sem acento, números, ponto e hífen, por exemplo 8.4."]).WithName(words["Número da versão"]);
            RuleFor(x => x.ReleasedOn).NotNull().WithName(words["Lançada em"]);
            RuleFor(x => x.SupportedUntil).Must((form, until) => until >= form.ReleasedOn).When(x => x.SupportedUntil is not null && x.ReleasedOn is not null)
                .WithMessage(_ => words["O suporte de uma versão termina depois do lançamento."]).WithName(words["Suporte até"]);
            RuleFor(x => x.Notes).MaximumLength(ProductVersion.NotesMaxLength).WithName(words["Novidades"]);
            RuleFor(x => x.Notes).NotEmpty().When(x => x.IsPublished).WithMessage(_ => words["Escreva as novidades da versão antes de publicar."]).WithName(words["Novidades"]);
            RuleFor(x => x.Description).MaximumLength(ProductFile.DescriptionMaxLength).WithName(words["O que são os arquivos"]);
            RuleFor(x => x.Uploads).AllowedUploads(words, ArticleInputValidator.Kinds).WithName(words["Arquivos para baixar"]);
        }
    }
}
