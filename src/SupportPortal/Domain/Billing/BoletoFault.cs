namespace SupportPortal.Domain.Billing;

/// <summary>What is wrong with a typed linha digitável or barcode. All digits are checked; a code may have several faults.</summary>
public enum BoletoFault
{
    None,
    Empty,
    Character,
    Length,

    /// <summary>Right once zeros are put before it: a scanner or a spreadsheet took the code for a number.</summary>
    LeadingZeros,

    /// <summary>A well-formed start, but of a utility bill or tax slip (first digit 8), not of a boleto de cobrança.</summary>
    Arrecadacao,

    /// <summary>Digit 10 of the linha digitável.</summary>
    Field1,

    /// <summary>Digit 21 of the linha digitável.</summary>
    Field2,

    /// <summary>Digit 32 of the linha digitável.</summary>
    Field3,

    /// <summary>DV geral: position 5 of the barcode (4 in arrecadação), digit 33 of the linha digitável.</summary>
    General,

    /// <summary>Digits 12, 24, 36 and 48 of an arrecadação line.</summary>
    Block1,
    Block2,
    Block3,
    Block4,

    /// <summary>Position 3 of an arrecadação barcode is not 6, 7, 8 or 9.</summary>
    ValueIdentifier,
}

public static class BoletoFaults
{
    /// <summary>The sentence to show beside the field: Portuguese, and the key of its translations.</summary>
    public static string Message(this BoletoFault fault) => fault switch
    {
        BoletoFault.Empty => "Informe a linha digitável ou o código de barras.",
        BoletoFault.Character => "Use somente os números da linha digitável.",
        BoletoFault.Length => "A quantidade de números não confere: a linha digitável tem 47 e o código de barras, 44.",
        BoletoFault.LeadingZeros => "Faltam os zeros do começo: o código do banco tem três números, como 001. Digite todos os números, inclusive os zeros.",
        BoletoFault.Arrecadacao => "Este código é de uma conta de consumo ou de um tributo, não de um boleto.",
        BoletoFault.Field1 => "O dígito do primeiro campo não confere. Compare os 10 primeiros números com o boleto.",
        BoletoFault.Field2 => "O dígito do segundo campo não confere. Compare do 11º ao 21º número com o boleto.",
        BoletoFault.Field3 => "O dígito do terceiro campo não confere. Compare do 22º ao 32º número com o boleto.",
        BoletoFault.General => "O dígito geral não confere. Compare o código com o boleto, inclusive os números do vencimento e do valor.",
        BoletoFault.Block1 => "O dígito do primeiro bloco não confere.",
        BoletoFault.Block2 => "O dígito do segundo bloco não confere.",
        BoletoFault.Block3 => "O dígito do terceiro bloco não confere.",
        BoletoFault.Block4 => "O dígito do quarto bloco não confere.",
        BoletoFault.ValueIdentifier => "O terceiro número deste código não é válido.",
        _ => "",
    };
}
