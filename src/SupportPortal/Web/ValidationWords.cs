using FluentValidation.Resources;

namespace SupportPortal.Web;

/// <summary>What the common checks say, in the portal's tone: what to do, in one sentence, without blame.</summary>
internal sealed class ValidationWords : LanguageManager
{
    public ValidationWords()
    {
        Add("Preencha {PropertyName}.", "Fill in {PropertyName}.", "Complete {PropertyName}.", "NotEmptyValidator", "NotNullValidator");
        Add("{PropertyName}: use até {MaxLength} caracteres. Há {TotalLength}.", "{PropertyName}: use up to {MaxLength} characters. There are {TotalLength}.",
            "{PropertyName}: use hasta {MaxLength} caracteres. Hay {TotalLength}.", "MaximumLengthValidator", "MaximumLength_Simple");
        Add("{PropertyName}: use pelo menos {MinLength} caracteres.", "{PropertyName}: use at least {MinLength} characters.",
            "{PropertyName}: use al menos {MinLength} caracteres.", "MinimumLengthValidator", "MinimumLength_Simple");
        Add("Complete o e-mail, por exemplo nome@empresa.com.br.", "Complete the e-mail, for example name@company.com.",
            "Complete el correo, por ejemplo nombre@empresa.com.", "EmailValidator");
        Add("Escolha uma opção em {PropertyName}.", "Choose an option in {PropertyName}.", "Elija una opción en {PropertyName}.", "EnumValidator");
        Add("{PropertyName}: informe mais que {ComparisonValue}.", "{PropertyName}: enter more than {ComparisonValue}.",
            "{PropertyName}: indique más que {ComparisonValue}.", "GreaterThanValidator");
    }

    private void Add(string portuguese, string english, string spanish, params string[] validators)
    {
        foreach (var validator in validators)
        {
            AddTranslation("pt-BR", validator, portuguese);
            AddTranslation("en", validator, english);
            AddTranslation("es", validator, spanish);
        }
    }
}
