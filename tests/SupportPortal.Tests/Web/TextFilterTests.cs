using SupportPortal.Web;

namespace SupportPortal.Tests.Web;

public class TextFilterTests
{
    [Theory]
    [InlineData("  Ana  ", "Ana")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("col\tuna", "col\tuna")]
    [InlineData("Ana\u200b Souza\ufeff", "Ana Souza")]
    [InlineData("\u202aC:\\Notas\u202c", "C:\\Notas")]
    [InlineData("fatura\u202efdp.exe", "faturafdp.exe")]
    [InlineData("\u2066x\u2069", "x")]
    [InlineData("a\u200db", "ab")]
    [InlineData("👩‍🔧 e 👍🏽", "👩‍🔧 e 👍🏽")]
    [InlineData("x\U000E0041", "x")]
    [InlineData("", "")]
    public void Text_is_cleaned(string typed, string kept)
    {
        Assert.True(TextFilter.TryClean(typed, out var clean));
        Assert.Equal(kept, clean);
    }

    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("a\u001bb", "ab")]
    [InlineData("a\u0085b", "ab")]
    public void Controls_are_refused(string sent, string kept)
    {
        Assert.False(TextFilter.TryClean(sent, out var clean));
        Assert.Equal(kept, clean);
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Half_a_character_is_refused(int half)
    {
        Assert.False(TextFilter.TryClean($"a{(char)half}b", out var clean));
        Assert.Equal("ab", clean);
    }

    [Fact]
    public void What_no_field_can_hold_is_refused()
    {
        Assert.True(TextFilter.TryClean(new string('a', TextFilter.MaxLength), out _));
        Assert.False(TextFilter.TryClean(new string('a', TextFilter.MaxLength + 1), out var clean));
        Assert.Equal(TextFilter.MaxLength, clean.Length);
    }
}
