using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Domain.Tickets;

public class MentionsTests
{
    private static readonly (int, string)[] Staff = [(1, "Bruno Lima"), (2, "Carla Reis"), (3, "Carla Reis Souza"), (4, "João Prado"), (5, "Bruno Teixeira")];

    [Theory]
    [InlineData("@Bruno Lima, veja", 1)]
    [InlineData("veja (@carla reis)", 2)]
    [InlineData("@Carla Reis Souza e @Carla Reis", 3, 2)]
    [InlineData("@joao, por favor", 4)]
    [InlineData("@JOÃO PRADO!", 4)]
    [InlineData("@joao @João Prado", 4)]
    [InlineData("@bruno")] // two have it
    [InlineData("@Joaquim")]
    [InlineData("fale com ana@joao.example")]
    [InlineData("@")]
    [InlineData("")]
    public void Whoever_is_named_is_found(string text, params int[] expected) => Assert.Equal(expected, Mentions.In(text, Staff));
}
