using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class BrCodeTests
{
    [Fact]
    public void The_static_example_of_bacen_comes_out_of_its_parts()
    {
        var code = BrCode.ForKey("123e4567-e12b-12d1-a456-426655440000", "Fulano de Tal", "Brasília");

        Assert.Equal("00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000"
            + "5204000053039865802BR5913FULANO DE TAL6008BRASILIA62070503***6304", code.Payload[..^4]);
        Assert.Equal((false, null, null), (code.IsDynamic, code.Amount, code.TransactionId));
    }

    [Fact]
    public void A_dynamic_code_is_built_around_the_url_of_a_charge()
    {
        var code = BrCode.ForUrl("https://pix.example.com/qr/v2/cobv/9d36b84f", "Telecomunicações São João do Vale Ltda.", "São José dos Campos");

        Assert.Equal(("pix.example.com/qr/v2/cobv/9d36b84f", true, null), (code.Url, code.IsDynamic, code.Key));
        Assert.Equal(("TELECOMUNICACOES SAO JOAO", "SAO JOSE DOS CA"), (code.MerchantName, code.MerchantCity));
    }

    [Theory]
    [InlineData(1), InlineData(4), InlineData(8), InlineData(20), InlineData(40)]
    public void A_code_cut_at_its_end_is_said_to_be_incomplete(int missing)
    {
        Assert.False(BrCode.TryParse(BrCode.ForKey("a@demo.example", "Demo", "Recife", 10.5m, "PED1").Payload[..^missing], out _, out var fault));
        Assert.Equal("O código Pix está incompleto ou foi alterado. Copie-o de novo, do começo ao fim.", fault.Message());
    }

    [Fact]
    public void A_wrong_crc_is_said_to_be_a_change()
    {
        var payload = BrCode.ForKey("a@demo.example", "Demo", "Recife", 10.5m, "PED1").Payload;
        Assert.False(BrCode.TryParse(payload[..^4] + (payload.EndsWith("0000", StringComparison.Ordinal) ? "0001" : "0000"), out _, out var fault));
        Assert.Equal(BrCodeFault.Crc, fault);
        Assert.True(BrCode.TryParse($" {payload[..^4]}{payload[^4..].ToLowerInvariant()}\n", out var read, out _));
        Assert.Equal("PED1", read.TransactionId);
    }

    [Theory]
    [InlineData("000201", "000202", BrCodeFault.Format)]
    [InlineData("br.gov.bcb.pix", "br.gov.bcb.pax", BrCodeFault.NotPix)]
    [InlineData("52040000", "520400A0", BrCodeFault.Category)]
    [InlineData("5303986", "5303840", BrCodeFault.Currency)]
    [InlineData("5802BR", "5802US", BrCodeFault.Country)]
    [InlineData("540510.50", "540510,50", BrCodeFault.Amount)]
    [InlineData("5904DEMO", "5900", BrCodeFault.MerchantName)]
    [InlineData("6006RECIFE", "6016SAO JOSE DO VALE", BrCodeFault.MerchantCity)]
    [InlineData("62080504PED1", "62080504PE-1", BrCodeFault.Reference)]
    [InlineData("62080504PED1", "62080604PED1", BrCodeFault.Reference)]
    [InlineData("5904DEMO", "5904DÊMO", BrCodeFault.NotAscii)]
    [InlineData("5904DEMO", "5909DEMO", BrCodeFault.Structure)]
    [InlineData("5802BR", "5802BR5802BR", BrCodeFault.Structure)]
    [InlineData("0114a@demo.example", "2514a@demo.example", BrCodeFault.None)]
    [InlineData("0114a@demo.example", "2514http://example", BrCodeFault.Url)]
    [InlineData("0114a@demo.example", "0214a@demo.example", BrCodeFault.KeyOrUrl)]
    public void Each_reading_rule_is_checked(string part, string instead, BrCodeFault expected)
    {
        var payload = BrCode.ForKey("a@demo.example", "Demo", "Recife", 10.5m, "PED1").Payload;
        var changed = payload[..^4].Replace(part, instead, StringComparison.Ordinal);
        var valid = BrCode.TryParse(changed + BrCode.Crc16(changed), out _, out var fault);
        Assert.Equal((expected, expected == BrCodeFault.None), (fault, valid));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a key that is far too long to fit: 123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void A_key_that_does_not_fit_is_refused(string key) =>
        Assert.Throws<BoletoException>(() => BrCode.ForKey(key, "Demo", "Recife"));

    [Fact]
    public void What_cannot_be_paid_is_not_built()
    {
        Assert.Throws<BoletoException>(() => BrCode.ForKey("a@demo.example", "Demo", "Recife", amount: 0));
        Assert.Throws<BoletoException>(() => BrCode.ForKey("a@demo.example", "Demo", "Recife", amount: 1.001m));
        Assert.Throws<BoletoException>(() => BrCode.ForKey("a@demo.example", "Demo", "Recife", transactionId: "with-dash"));
        Assert.Throws<BoletoException>(() => BrCode.ForUrl(new string('a', 78), "Demo", "Recife"));
    }
}
