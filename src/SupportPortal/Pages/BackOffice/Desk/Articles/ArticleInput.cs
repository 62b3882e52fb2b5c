using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Files;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Articles;

/// <summary>The editor's form.</summary>
public class ArticleInput
{
    public string Title { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Summary { get; set; } = "";
    public string Body { get; set; } = "";
    public string Place { get; set; } = "";
    public Visibility Visibility { get; set; }
    public string CustomerCnpj { get; set; } = "";
    public List<IFormFile> Uploads { get; set; } = [];
    /// <summary>Of the draft that this form was drawn from; 0 where there was none.</summary>
    public uint Version { get; set; }

    public static ArticleInput Of(ArticleContent content, ArticlePlaces places, string? cnpj, uint version) => new()
    {
        Title = content.Title,
        Slug = content.Slug,
        Summary = content.Summary,
        Body = content.Body,
        Place = places.Of(content.TopicId, content.ProductId, content.ProductVersionId)?.Value ?? "",
        Visibility = content.Visibility,
        CustomerCnpj = cnpj ?? "",
        Version = version,
    };

    public ArticleContent ToContent(ArticlePlace? place, int? customerId) =>
        new(Slug, Title, Summary, Body, place?.TopicId, place?.ProductId, Visibility, Visibility is Visibility.Company ? customerId : null, place?.VersionId);
}

public class ArticleInputValidator : AbstractValidator<ArticleInput>
{
    public static readonly string[] Kinds = [".png", ".jpg", ".jpeg", ".gif", ".pdf", ".txt", ".csv", ".xml", ".docx", ".xlsx", ".pptx", ".zip"];

    public ArticleInputValidator(IStringLocalizer<Words> words)
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(HelpArticle.TitleMaxLength).WithName(words["Título"]);
        RuleFor(x => x.Slug).NotEmpty().MaximumLength(HelpArticle.SlugMaxLength).WithName(words["Endereço"]);
        RuleFor(x => x.Slug).Must(slug => slug == ArticleContent.SlugOf(slug)).WithMessage(_ => words["Use só letras sem acento, números e hifens, por exemplo emitir-2a-via."]).WithName(words["Endereço"]);
        RuleFor(x => x.Summary).MaximumLength(HelpArticle.SummaryMaxLength).WithName(words["Resumo"]);
        RuleFor(x => x.Body).MaximumLength(HelpArticle.BodyMaxLength).WithName(words["Texto"]);
        RuleFor(x => x.Place).NotEmpty().WithName(words["Onde aparece"]);
        RuleFor(x => x.Visibility).IsInEnum().WithName(words["Quem lê"]);
        RuleFor(x => x.CustomerCnpj).Must(cnpj => Cnpj.TryParse(cnpj, out _)).When(x => x.Visibility is Visibility.Company)
            .WithMessage(_ => words["Informe o CNPJ da empresa que pode ler."]).WithName(words["CNPJ da empresa"]);
        RuleFor(x => x.Uploads).AllowedUploads(words, Kinds).WithName(words["Imagens e arquivos"]);
        RuleFor(x => x.Uploads).Must(all => all.All(f => f.Length <= HelpFile.MaxMegabytes * 1024L * 1024L))
            .WithMessage(x => words["{0} tem {1}. Envie um arquivo de até {2} MB.", FileName.Clean(TooLarge(x).FileName), Show.Size(TooLarge(x).Length), HelpFile.MaxMegabytes])
            .WithName(words["Imagens e arquivos"]);
    }

    private static IFormFile TooLarge(ArticleInput input) => input.Uploads.First(f => f.Length > HelpFile.MaxMegabytes * 1024L * 1024L);
}
