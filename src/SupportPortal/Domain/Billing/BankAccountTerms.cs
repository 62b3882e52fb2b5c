namespace SupportPortal.Domain.Billing;

/// <summary>
/// What the bank agreed with the payee and what enters the our number and the campo livre. Each bank uses some of it (see its
/// class); numbers may come without leading zeros. Text, not numbers: a digit can be X or P.
/// </summary>
public sealed record BankAccountTerms
{
    /// <summary>COMPE code: 341.</summary>
    public required string BankCode { get; init; }

    /// <summary>Agência, or cooperativa (748, 756), without digit: 4.</summary>
    public string Agency { get; init; } = "";

    /// <summary>In Safra's code; printed by 001 and 237, which compute it when it is missing.</summary>
    public string AgencyDigit { get; init; } = "";

    /// <summary>Conta corrente without digit (001: 8, 237: 7, 341: 5, 422: 8).</summary>
    public string Account { get; init; } = "";

    /// <summary>In the code of Safra, and of Itaú, which computes it when it is missing; printed by 001 and 237 in the same way.</summary>
    public string AccountDigit { get; init; } = "";

    /// <summary>
    /// Convênio (001), código do beneficiário (033, 041, 104, 748, 756), código da operação (077), código do cliente
    /// (341, carteiras of 15 digits).
    /// </summary>
    public string Agreement { get; init; } = "";

    /// <summary>Carteira; for Caixa 1 = registered, 2 = not; for Sicredi the tipo de cobrança.</summary>
    public string Wallet { get; init; } = "";

    /// <summary>Modalidade: 21 at Banco do Brasil (our numbers of 17 free digits), two digits at Sicoob.</summary>
    public string Modality { get; init; } = "";

    /// <summary>Who prints the boleto: Banrisul's produto (2), Caixa's digit Y (4), Sicredi's byte (2). Empty: the payee, as in brackets.</summary>
    public string Issuance { get; init; } = "";

    /// <summary>Sicredi's posto: 2.</summary>
    public string Post { get; init; } = "";

    /// <summary>Santander's IOS: 0, or 7, 8, 9 per cent for insurers.</summary>
    public string Ios { get; init; } = "0";
}

/// <summary>The payee's own number for one boleto, from which the bank's our number is made.</summary>
/// <param name="Sequence">Digits that must not repeat within the account; the width depends on the bank.</param>
public sealed record TitleNumber(string Sequence)
{
    /// <summary>Sicredi: the year the number belongs to, two digits.</summary>
    public string Year { get; init; } = "";

    /// <summary>Sicoob: parcela, 1 when single.</summary>
    public string Installment { get; init; } = "1";

    /// <summary>Itaú, carteiras of 15 digits: seu número, up to 7 digits.</summary>
    public string DocumentNumber { get; init; } = "";
}

/// <summary>Nosso número.</summary>
/// <param name="Number">In the bank's full width, without its digit.</param>
/// <param name="CheckDigit">As the bank computes it: one digit, X or P; two digits at Banrisul; null where there is none.</param>
/// <param name="Printed">As the form shows it.</param>
public sealed record OurNumber(string Number, string? CheckDigit, string Printed);
