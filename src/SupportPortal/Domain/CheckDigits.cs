namespace SupportPortal.Domain;

/// <summary>
/// Check digits of boletos, CNPJ and CPF. Every method takes the characters without their digit; weights run from the right
/// unless said otherwise. A letter counts as its ASCII code minus 48 (A = 17), the rule of the alphanumeric CNPJ.
/// </summary>
public static class CheckDigits
{
    /// <summary>Weights 2, 1, 2, 1 …; the digits of each product are added. Fields of the linha digitável, Itaú's DAC, Inter.</summary>
    public static char Modulo10(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += (product / 10) + (product % 10);
        }

        return Digit((10 - (sum % 10)) % 10);
    }

    /// <summary>Position 5 of the barcode (FEBRABAN): weights 2 to 9; 0, 10 and 11 become 1, so the digit is never 0.</summary>
    public static char Modulo11General(ReadOnlySpan<char> digits) => Remainder11(digits) switch
    {
        0 or 1 => '1',
        var remainder => Digit(11 - remainder),
    };

    /// <summary>
    /// Weights 2 to 9; 10 and 11 become 0. One rule under many names: Caixa, Sicredi, Santander, arrecadação and CNPJ
    /// (the last two manuals write remainder 10 as a case of its own, and 11 - 10 is what they give it).
    /// </summary>
    public static char Modulo11Zero(ReadOnlySpan<char> digits) => BelowTwoIsZero(Remainder11(digits));

    /// <summary>CPF: weights 2, 3, 4 … without repeating; remainders 0 and 1 give 0.</summary>
    public static char Modulo11Cpf(ReadOnlySpan<char> digits) => BelowTwoIsZero(Remainder11(digits, highestWeight: 11));

    /// <summary>Banco do Brasil: weights 2 to 9; 10 is X, 11 is 0.</summary>
    public static char Modulo11BancoDoBrasil(ReadOnlySpan<char> digits) => Remainder11(digits) switch
    {
        0 => '0',
        1 => 'X',
        var remainder => Digit(11 - remainder),
    };

    /// <summary>Bradesco: weights 2 to 7; 10 is P, 11 is 0.</summary>
    public static char Modulo11Bradesco(ReadOnlySpan<char> digits) => Remainder11(digits, highestWeight: 7) switch
    {
        0 => '0',
        1 => 'P',
        var remainder => Digit(11 - remainder),
    };

    /// <summary>Safra: weights 2 to 9; remainder 0 gives 1, remainder 1 gives 0.</summary>
    public static char Modulo11Safra(ReadOnlySpan<char> digits) => Remainder11(digits) switch
    {
        0 => '1',
        1 => '0',
        var remainder => Digit(11 - remainder),
    };

    /// <summary>Sicoob: constants 3, 1, 9, 7 repeated from the left; remainders 0 and 1 give 0.</summary>
    public static char Sicoob3197(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) { sum += (digits[i] - '0') * "3197"[i % 4].Value(); }

        return BelowTwoIsZero(sum % 11);
    }

    /// <summary>
    /// Banrisul's número de controle, two digits: mod 10, then mod 11 with weights 2 to 7 over the number and that digit.
    /// When the second would be 10, the first goes up by one (9 wraps to 0) and the second is computed again.
    /// </summary>
    public static string BanrisulNc(string digits)
    {
        for (var first = Modulo10(digits); ; first = first == '9' ? '0' : (char)(first + 1))
        {
            var remainder = Remainder11(digits + first, highestWeight: 7);
            if (remainder != 1) { return $"{first}{(remainder == 0 ? 0 : 11 - remainder)}"; }
        }
    }

    private static int Remainder11(ReadOnlySpan<char> characters, int highestWeight = 9)
    {
        var sum = 0;
        for (var i = 0; i < characters.Length; i++)
        {
            sum += characters[^(i + 1)].Value() * (2 + (i % (highestWeight - 1)));
        }

        return sum % 11;
    }

    private static int Value(this char character) => character - '0';

    private static char BelowTwoIsZero(int remainder) => Digit(remainder < 2 ? 0 : 11 - remainder);

    private static char Digit(int value) => (char)('0' + value);
}
