using FsCheck.Fluent;
using SupportPortal.Domain.Billing;
using static SupportPortal.Tests.Support.Property;

namespace SupportPortal.Tests.Domain.Billing;

/// <summary>What holds for every boleto and every Pix code, and how far check digits protect against a slip of the hand.</summary>
public class CodeProperties
{
    [Fact]
    public void A_boleto_is_read_back_from_its_line_and_its_barcode() => ForEvery(AnyBoleto.Any, made =>
    {
        var boleto = made.Issue();
        Assert.Equal(boleto.Barcode, DigitableLine.Parse(boleto.Line.ToString()).Barcode);
        Assert.Equal(boleto.Barcode, Barcode44.Parse(boleto.Barcode.Digits));
        Assert.Equal(boleto.Line, DigitableLine.From(Barcode44.Parse(boleto.Barcode.Digits)));
        Assert.All([boleto.Line.Digits, boleto.Barcode.Digits], typed => Assert.Equal(boleto.Barcode, PastedCode.Read(typed).Boleto));

        var read = boleto.Barcode;
        Assert.Equal((made.Terms.BankCode, made.Amount, made.DueDate, 25), (read.BankCode, read.Amount, read.DueDate(readOn: made.DueDate!.Value), read.FreeField.Length));
        Assert.Equal(0, DigitableLine.Parse((made with { Amount = 0 }).Issue().Line.Digits).Barcode.Amount);
        Assert.True(boleto.Bank.IsPayee(made.Terms, read.FreeField));
    }, times: 2000);

    /// <summary>Two digits of the number alone tell two boletos of one account apart, in the code too.</summary>
    [Fact]
    public void Two_numbers_of_one_account_never_share_a_code() => ForEvery(AnyBoleto.Any, made =>
    {
        var next = made with { Title = made.Title with { Sequence = $"{(int.Parse(made.Title.Sequence) + 1) % 100_000}" } };
        Assert.NotEqual(made.Issue().Barcode, next.Issue().Barcode);
        Assert.NotEqual(made.Issue().OurNumber, next.Issue().OurNumber);
    });

    /// <summary>
    /// A wrong digit in fields 1 to 3 of the line: mod 10 always notices, and says which field. In fields 4 and 5 the DV geral notices, save
    /// where it is 1: remainders 0, 1 and 10 share that digit, and an error that goes from one of them to another passes (next test).
    /// </summary>
    [Fact]
    public void A_wrong_digit_of_a_line_is_noticed_and_its_field_is_named() => ForEvery(AnyBoleto.Any, made =>
    {
        var boleto = made.Issue();
        foreach (var (position, wrong) in WithOneOtherDigit(boleto.Line.Digits))
        {
            var faults = DigitableLine.Check(wrong);
            if (wrong[0] == '8') { Assert.Equal([BoletoFault.Arrecadacao], faults); }
            else if (position < 32) { Assert.Equal(FieldOf(position), faults[0]); }
            else if (position == 32 || boleto.Barcode.CheckDigit != '1') { Assert.Equal([BoletoFault.General], faults); }
        }
    }, times: 60);

    /// <summary>Exactly which wrong digits of a barcode pass: those that leave the mod 11 among the remainders that share the digit 1.</summary>
    [Fact]
    public void A_wrong_digit_of_a_barcode_passes_only_where_three_remainders_share_the_digit_1() => ForEvery(AnyBoleto.Any, made =>
    {
        var right = made.Issue().Barcode.Digits;
        foreach (var (position, wrong) in WithOneOtherDigit(right).Where(w => w.Text[0] != '8'))
        {
            var passes = Barcode44.TryParse(wrong, out _, out _);
            Assert.Equal(position != 4 && right[4] == '1' && SharesDigit1(wrong), passes);
        }
    }, times: 60);

    /// <summary>Neighbours swapped in a field: mod 10 notices, 0 and 9 apart, whose doubled digits add up alike (0 and 9 → 18 → 9).</summary>
    [Fact]
    public void Neighbours_swapped_in_a_field_are_noticed_except_0_and_9() => ForEvery(AnyBoleto.Any, made =>
    {
        var right = made.Issue().Line.Digits;
        foreach (var (position, wrong) in WithNeighboursSwapped(right).Where(w => w.Position is < 9 or (> 9 and < 20) or (> 20 and < 31) && w.Text[0] != '8'))
        {
            var isZeroAndNine = (right[position], right[position + 1]) is ('0', '9') or ('9', '0');
            Assert.Equal(isZeroAndNine, !DigitableLine.Check(wrong).Contains(FieldOf(position)));
        }
    }, times: 60);

    /// <summary>
    /// Neighbours swapped in a barcode: their weights differ by 1, or by 7 where 9 meets 2, so the remainder always changes; it passes
    /// only among the three that share the digit 1. The DV and its neighbour are no such pair: nothing is promised there.
    /// </summary>
    [Fact]
    public void Neighbours_swapped_in_a_barcode_pass_only_where_three_remainders_share_the_digit_1() => ForEvery(AnyBoleto.Any, made =>
    {
        var right = made.Issue().Barcode.Digits;
        foreach (var (_, wrong) in WithNeighboursSwapped(right).Where(w => w.Position is not (3 or 4) && w.Text[0] != '8'))
        {
            Assert.Equal(right[4] == '1' && SharesDigit1(wrong), Barcode44.TryParse(wrong, out _, out _));
        }
    }, times: 60);

    [Fact]
    public void A_due_date_is_read_back_on_every_day_of_the_window_around_it() => ForEvery(
        from dueDate in Day(new DateOnly(2000, 7, 3), DueDateFactor.LastDueDate)
        from offset in Gen.Choose(-5500, 3000)
        select (dueDate, readOn: dueDate.AddDays(offset)),
        day => Assert.Equal(day.dueDate, DueDateFactor.Decode(DueDateFactor.Encode(day.dueDate), day.readOn)), times: 5000);

    [Fact]
    public void A_factor_read_on_any_day_gives_no_date_outside_the_window_and_none_that_is_encoded_otherwise() => ForEvery(
        from factor in Gen.Choose(1000, 9999)
        from readOn in Day(new DateOnly(2009, 1, 1), new DateOnly(2040, 12, 31))
        select (factor: factor.ToString(), readOn),
        read =>
        {
            if (DueDateFactor.Decode(read.factor, read.readOn) is not { } dueDate) { return; }

            Assert.InRange(dueDate, read.readOn.AddDays(-3000), read.readOn.AddDays(5500));
            if (dueDate <= DueDateFactor.LastDueDate) { Assert.Equal(read.factor, DueDateFactor.Encode(dueDate)); }
        }, times: 5000);

    [Fact]
    public void A_pix_code_is_read_back_and_any_change_of_it_is_noticed() => ForEvery(
        from dynamic in Gen.Elements(true, false)
        from key in Text("abcdefghijklmnopqrstuvwxyz0123456789@.-", 1, 60)
        from name in Text("ABCDEFGHIJ KLM&.", 1, 40)
        from city in Text("ABCDEFGHIJÁÃÇ", 1, 30)
        from cents in Gen.Choose(0, 1_000_000)
        from txid in Text("ABCxyz0189", 0, 25)
        select (dynamic, key, name: $"X{name}", city, amount: cents == 0 ? null : (decimal?)cents / 100, txid: txid.Length == 0 ? null : txid),
        pix =>
        {
            var code = pix.dynamic ? BrCode.ForUrl(pix.key, pix.name, pix.city) : BrCode.ForKey(pix.key, pix.name, pix.city, pix.amount, pix.txid);
            var read = BrCode.Parse(code.Payload);
            Assert.Equal((code.Payload, pix.dynamic, pix.key), (read.Payload, read.IsDynamic, read.Url ?? read.Key));
            if (!pix.dynamic) { Assert.Equal((pix.amount, pix.txid), (read.Amount, read.TransactionId)); }

            var changes = WithOneOtherDigit(code.Payload).Concat(WithNeighboursSwapped(code.Payload)).Select(change => change.Text)
                .Concat(code.Payload[..^4].Select((character, at) => code.Payload.Remove(at, 1).Insert(at, character == 'z' ? "y" : "z")))
                .Concat(Enumerable.Range(1, code.Payload.Length).Select(missing => code.Payload[..^missing]));
            Assert.DoesNotContain(changes, text => BrCode.TryParse(text, out _, out _));
        }, times: 60);

    private static BoletoFault FieldOf(int position) => position switch
    {
        < 10 => BoletoFault.Field1,
        < 21 => BoletoFault.Field2,
        _ => BoletoFault.Field3,
    };

    /// <summary>The remainder of the 43 digits, by the table of weights rather than by the code under test.</summary>
    private static bool SharesDigit1(string barcode)
    {
        var digits = barcode.Remove(4, 1);
        var sum = digits.Reverse().Select((digit, i) => (digit - '0') * (2 + (i % 8))).Sum();
        return (sum % 11) is 0 or 1 or 10;
    }
}
