namespace SupportPortal.Domain.Accounts;

/// <summary>Why a typed CNPJ or CPF is refused.</summary>
public enum TaxIdFault
{
    None,
    Empty,
    Character,
    MaskPlace,
    Length,
    LetterInCheckDigits,
    RepeatedDigit,
    CheckDigit,
}

public static class TaxIdFaults
{
    /// <summary>The sentence to show beside the field: Portuguese, and the key of its translations.</summary>
    public static string Message(this TaxIdFault fault) => fault switch
    {
        TaxIdFault.Empty => "Preencha este campo.",
        TaxIdFault.Character => "Use somente números e letras sem acento, com ou sem a pontuação usual.",
        TaxIdFault.MaskPlace => "A pontuação está fora do lugar. Confira ou digite sem pontos e traços.",
        TaxIdFault.Length => "A quantidade de caracteres não confere: são 14 no CNPJ e 11 no CPF.",
        TaxIdFault.LetterInCheckDigits => "Os dois últimos caracteres do CNPJ são sempre números.",
        TaxIdFault.RepeatedDigit => "Um número com todos os dígitos iguais não é válido.",
        TaxIdFault.CheckDigit => "Os dígitos verificadores não conferem. Confira o que foi digitado.",
        _ => "",
    };
}
