namespace SupportPortal.Domain.Billing;

/// <summary>
/// Interleaved 2 of 5, the symbology of boletos: each pair of digits is five bars (the first) with five spaces between (the second).
/// Wide is three times narrow, so 44 digits are 405 modules; printed 103 mm wide and 13 mm high.
/// </summary>
public static class Interleaved2of5
{
    private const int Wide = 3;

    /// <summary>Which two of a digit's five elements are wide.</summary>
    private static readonly string[] Patterns =
        ["00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010"];

    /// <summary>Widths in narrow modules, bar, space, bar … from the first bar of the start pattern to the last of the stop.</summary>
    /// <param name="digits">An even number of them.</param>
    public static IReadOnlyList<int> Widths(string digits)
    {
        if (digits.Length == 0 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("Interleaved 2 of 5 takes an even number of digits.", nameof(digits));
        }

        List<int> widths = [1, 1, 1, 1];
        for (var pair = 0; pair < digits.Length; pair += 2)
        {
            var (bars, spaces) = (Patterns[digits[pair] - '0'], Patterns[digits[pair + 1] - '0']);
            for (var element = 0; element < 5; element++)
            {
                widths.Add(bars[element] == '1' ? Wide : 1);
                widths.Add(spaces[element] == '1' ? Wide : 1);
            }
        }

        return [.. widths, Wide, 1, 1];
    }
}
