using SupportPortal.Domain;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Domain.Tickets;

public class CategoryFieldTests
{
    [Theory]
    [InlineData(FieldKind.Text, true, "", AnswerFault.Missing)]
    [InlineData(FieldKind.Text, true, "   ", AnswerFault.Missing)]
    [InlineData(FieldKind.Text, false, "", null)]
    [InlineData(FieldKind.Text, true, "12.4", null)]
    [InlineData(FieldKind.Choice, true, "SP", null)]
    [InlineData(FieldKind.Choice, true, "sp", AnswerFault.NotOffered)]
    [InlineData(FieldKind.Choice, false, "", null)]
    [InlineData(FieldKind.Date, true, "2026-11-21", null)]
    [InlineData(FieldKind.Date, true, "21/11/2026", null)]
    [InlineData(FieldKind.Date, true, "31/02/2026", AnswerFault.NotADate)]
    [InlineData(FieldKind.Number, true, "-1.234,5", null)]
    [InlineData(FieldKind.Number, true, "12.5", null)]
    [InlineData(FieldKind.Number, true, "doze", AnswerFault.NotANumber)]
    [InlineData(FieldKind.Number, true, "1e9", AnswerFault.NotANumber)]
    public void An_answer_is_taken_or_refused_for_a_reason(FieldKind kind, bool required, string answer, AnswerFault? fault) =>
        Assert.Equal(fault, Field(kind, required).FaultOf(answer));

    [Theory]
    [InlineData(FieldKind.Text, 200)]
    [InlineData(FieldKind.LongText, 4000)]
    public void Text_has_a_limit(FieldKind kind, int length)
    {
        Assert.Null(Field(kind).FaultOf(new string('a', length)));
        Assert.Equal(AnswerFault.TooLong, Field(kind).FaultOf(new string('a', length + 1)));
    }

    [Theory]
    [InlineData(FieldKind.Date, "1/2/2026", "2026-02-01")]
    [InlineData(FieldKind.Number, "1.234,50", "1234.50")]
    [InlineData(FieldKind.Text, "  12.4 ", "12.4")]
    public void An_answer_is_kept_in_one_form_however_it_was_written(FieldKind kind, string answer, string kept) => Assert.Equal(kept, Field(kind).Take(answer)!.Value);

    [Fact]
    public void What_was_not_answered_is_not_kept() => Assert.Null(Field(FieldKind.Text).Take(" "));

    [Theory]
    [InlineData("SP")]
    [InlineData("SP,sp")]
    public void A_choice_has_at_least_two_options(string options) =>
        Assert.Throws<RuleException>(() => new CategoryField(1).Describe("Estado", "", FieldKind.Choice, options.Split(','), isRequired: false, 1, isActive: true));

    private static CategoryField Field(FieldKind kind, bool required = false)
    {
        var field = new CategoryField(1);
        field.Describe("Estado", "", kind, ["SP", "PR"], required, 1, isActive: true);
        return field;
    }
}
