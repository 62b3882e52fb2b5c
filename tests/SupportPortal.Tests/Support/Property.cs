using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SupportPortal.Tests.Support;

/// <summary>"For every x": FsCheck makes the values, always from the same seed, so that a run that failed fails again.</summary>
internal static class Property
{
    private static readonly Config Always = Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261121UL), FSharpOption<int>.None)));

    public static void ForEvery<T>(Gen<T> values, Action<T> holds, int times = 500) => Check.One(Always.WithMaxTest(times), Prop.ForAll(values.ToArbitrary(), holds));

    public static Gen<string> Text(string alphabet, int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from characters in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
        select new string(characters);

    /// <summary>As many digits, the first of them zero as often as any other.</summary>
    public static Gen<string> Digits(int shortest, int longest) => Text("0123456789", shortest, longest);

    public static Gen<string> Digits(int length) => Digits(length, length);

    public static Gen<DateOnly> Day(DateOnly first, DateOnly last) => Gen.Choose(first.DayNumber, last.DayNumber).Select(DateOnly.FromDayNumber);

    /// <summary>Every text that differs from this one in one digit.</summary>
    public static IEnumerable<(int Position, string Text)> WithOneOtherDigit(string text) =>
        from position in Enumerable.Range(0, text.Length)
        where char.IsAsciiDigit(text[position])
        from digit in "0123456789"
        where digit != text[position]
        select (position, text.Remove(position, 1).Insert(position, digit.ToString()));

    /// <summary>Every text in which two different neighbours have changed places.</summary>
    public static IEnumerable<(int Position, string Text)> WithNeighboursSwapped(string text) =>
        from position in Enumerable.Range(0, text.Length - 1)
        where text[position] != text[position + 1]
        select (position, $"{text[..position]}{text[position + 1]}{text[position]}{text[(position + 2)..]}");
}
