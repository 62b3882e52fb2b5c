using SupportPortal.Domain.Accounts;
using static SupportPortal.Tests.Support.Property;

namespace SupportPortal.Tests.Domain.Accounts;

/// <summary>
/// Remainders 0 and 1 share the digit 0, so only numbers whose first check digit is not 0 are sure to reveal every slip. In an
/// alphanumeric CNPJ two characters eleven values apart (A and L) weigh the same: nothing is promised between those.
/// </summary>
public class TaxIdProperties
{
    [Fact]
    public void A_cnpj_is_read_back_with_and_without_its_mask_in_any_case() => ForEvery(Text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12, 12), body =>
    {
        var text = body + Cnpj.CheckDigitsOf(body);
        if (body.Distinct().Count() == 1) { return; }

        var cnpj = Cnpj.Parse(text);
        Assert.All([cnpj.ToString(), cnpj.ToString().ToLowerInvariant(), text.ToLowerInvariant()], typed => Assert.Equal(cnpj, Cnpj.Parse(typed)));
        Assert.Equal((text, body.Any(char.IsAsciiLetter)), (cnpj.Value, cnpj.IsAlphanumeric));
    }, times: 2000);

    [Fact]
    public void A_wrong_digit_or_swapped_neighbours_of_a_numeric_cnpj_are_noticed() => ForEvery(Digits(12), body =>
    {
        var text = body + Cnpj.CheckDigitsOf(body);
        if (text[12] == '0') { return; }

        Assert.DoesNotContain(WithOneOtherDigit(text), wrong => Cnpj.TryParse(wrong.Text, out _));
        Assert.DoesNotContain(WithNeighboursSwapped(text).Where(swap => swap.Position < 11), wrong => Cnpj.TryParse(wrong.Text, out _));
    });

    [Fact]
    public void A_wrong_character_of_an_alphanumeric_cnpj_is_noticed_unless_it_weighs_the_same() => ForEvery(Text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12, 12), body =>
    {
        var text = body + Cnpj.CheckDigitsOf(body);
        if (text[12] == '0') { return; }

        foreach (var position in Enumerable.Range(0, 12))
        {
            foreach (var other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(c => c != text[position]))
            {
                var wrong = text.Remove(position, 1).Insert(position, other.ToString());
                Assert.Equal((other - text[position]) % 11 == 0, Cnpj.TryParse(wrong, out _));
            }
        }
    }, times: 100);

    [Fact]
    public void A_cpf_is_read_back_and_a_wrong_digit_or_swapped_neighbours_are_noticed() => ForEvery(Digits(9), nine =>
    {
        var text = nine + Cpf.CheckDigitsOf(nine);
        if (nine.Distinct().Count() == 1) { return; }

        Assert.Equal(text, Cpf.Parse(Cpf.Parse(text).ToString()).Value);
        if (text[9] == '0') { return; }

        Assert.DoesNotContain(WithOneOtherDigit(text), wrong => Cpf.TryParse(wrong.Text, out _));
        Assert.DoesNotContain(WithNeighboursSwapped(text).Where(swap => swap.Position < 8), wrong => Cpf.TryParse(wrong.Text, out _));
    });
}
