using System.Globalization;
using System.Text;

namespace SupportPortal.Domain.HelpCenter;

public enum Visibility { Public, Customers, Product, Company }

/// <summary>What an editor writes: the text, where it stands, and who may read it.</summary>
/// <param name="OnlyForId">The one company that may read it, when the visibility is Company.</param>
/// <param name="ProductVersionId">The version of the product it describes; none where it holds for all.</param>
public sealed record ArticleContent(
    string Slug, string Title, string Summary, string Body, int? TopicId, int? ProductId, Visibility Visibility, int? OnlyForId, int? ProductVersionId = null)
{
    /// <summary>The whole as one text, to be compared with another.</summary>
    public string Text => TextOf(Title, Summary, Body);

    public static string TextOf(string title, string summary, string body) => $"{title}\n\n{summary}\n\n{body}";

    /// <summary>Ready for readers. What is still being written may break any of this.</summary>
    public void ThrowIfUnready()
    {
        RuleException.ThrowIf(Title.Length == 0 || Summary.Length == 0 || Body.Length == 0, "Escreva o título, o resumo e o texto antes de publicar.");
        RuleException.ThrowIf(Slug != SlugOf(Slug), "O endereço do artigo leva só letras sem acento, números e hifens.");
        RuleException.ThrowIf(TopicId is null == ProductId is null, "Um artigo é de um tópico ou de um produto.");
        RuleException.ThrowIf(ProductVersionId is not null && ProductId is null, "Só a documentação de um produto é de uma versão.");
        RuleException.ThrowIf(Visibility is Visibility.Product && ProductId is null, "Escolha o produto deste artigo.");
        RuleException.ThrowIf(Visibility is Visibility.Company && OnlyForId is null, "Escolha a empresa deste artigo.");
    }

    /// <summary>An address made of a title: "2ª via de boleto" is 2a-via-de-boleto.</summary>
    public static string SlugOf(string title)
    {
        var letters = title.ToLowerInvariant().Replace("ª", "a", StringComparison.Ordinal).Replace("º", "o", StringComparison.Ordinal).Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length <= HelpArticle.SlugMaxLength ? slug : slug[..HelpArticle.SlugMaxLength].TrimEnd('-');
    }
}
