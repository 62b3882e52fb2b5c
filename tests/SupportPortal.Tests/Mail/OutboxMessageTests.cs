using SupportPortal.Domain;
using SupportPortal.Mail;

namespace SupportPortal.Tests.Mail;

public class OutboxMessageTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_mail_is_due_at_once_and_carries_its_own_message_id()
    {
        var mail = Mail();

        Assert.True(mail.IsDue(Noon));
        Assert.Equal($"<{mail.Id:N}@portal.example>", mail.MessageId);
        Assert.Equal(7, mail.Id.Version);
    }

    [Fact]
    public void A_mail_with_a_date_waits_for_it()
    {
        var mail = Mail(notBefore: Noon.AddSeconds(10));

        Assert.False(mail.IsDue(Noon.AddSeconds(9)));
        Assert.True(mail.IsDue(Noon.AddSeconds(10)));
    }

    [Theory]
    [InlineData("a\r\nBcc: outro@example.com")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("")]
    public void A_subject_of_more_than_one_line_is_refused(string subject) => Assert.Throws<ArgumentException>(() => Mail(subject));

    [Theory]
    [InlineData("ana@example.com, bia@example.com")]
    [InlineData("ana@example.com;bia@example.com")]
    [InlineData("Ana <ana@example.com>")]
    [InlineData("ana@example.com\r\nBcc: bia@example.com")]
    [InlineData("ana@exa\nmple.com")]
    [InlineData("\"ana bia\"@example.com")]
    [InlineData("josé@example.com")]
    [InlineData("ana")]
    [InlineData("@example.com")]
    [InlineData("")]
    public void Anything_but_one_plain_address_is_no_recipient(string address)
    {
        Assert.False(MailRecipient.IsAddress(address));
        Assert.Throws<RuleException>(() => new MailRecipient(address, "Ana"));
    }

    [Theory]
    [InlineData("ana@example.com")]
    [InlineData(" ana.souza+portal@serra-azul.com.br ")]
    [InlineData("compras@padaria-são-joão.com.br")]
    public void A_plain_address_is_a_recipient(string address) => Assert.Equal(address.Trim(), new MailRecipient(address, "Ana").Address);

    [Fact]
    public void A_name_cannot_become_a_header() => Assert.Equal("AnaBcc: bia@example.com", new MailRecipient("ana@example.com", "Ana\r\nBcc: bia@example.com").Name);

    [Theory]
    [InlineData(1, 48, 72)]
    [InlineData(2, 96, 144)]
    [InlineData(3, 192, 288)]
    [InlineData(6, 1536, 2304)]
    [InlineData(7, 3072, 3600)]
    [InlineData(11, 3600, 3600)]
    public void Retries_come_after_a_minute_doubled_each_time_within_a_fifth_and_at_most_an_hour(int attempts, int shortest, int longest)
    {
        Assert.Equal(shortest, OutboxMessage.RetryAfter(attempts, 0).TotalSeconds, 3);
        Assert.Equal(longest, OutboxMessage.RetryAfter(attempts, 1).TotalSeconds, 3);
    }

    [Fact]
    public void The_twelfth_failure_is_the_last()
    {
        var (mail, at) = (Mail(), Noon);
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            Assert.True(mail.IsDue(at));
            mail.Claim(at);
            Assert.False(mail.IsDue(at));
            mail.Fail("451 come again", at, chance: 0.5);
            at = mail.NextAttemptAt;
        }

        Assert.Equal((OutboxState.Dead, 12, "451 come again"), (mail.State, mail.Attempts, mail.LastError));
        Assert.False(mail.IsDue(Noon.AddYears(1)));
    }

    [Fact]
    public void A_mail_that_kills_its_sender_each_time_dies_too()
    {
        var (mail, at) = (Mail(), Noon);
        while (mail.State is not OutboxState.Dead)
        {
            mail.Claim(at);
            at += OutboxMessage.Lease;
        }

        Assert.Equal(12, mail.Attempts);
        Assert.NotNull(mail.LastError);
    }

    [Fact]
    public void A_refused_mail_is_dead_and_can_be_sent_anew_under_the_same_message_id()
    {
        var mail = Mail();
        var id = mail.MessageId;
        mail.Claim(Noon);
        mail.Refuse("550 no such mailbox");
        mail.Resend(Noon.AddDays(1));

        Assert.Equal((OutboxState.Pending, 0, id), (mail.State, mail.Attempts, mail.MessageId));
        Assert.True(mail.IsDue(Noon.AddDays(1)));
    }

    [Fact]
    public void Giving_a_mail_back_costs_no_attempt()
    {
        var mail = Mail();
        mail.Claim(Noon);
        mail.Release(Noon);

        Assert.Equal((OutboxState.Pending, 0), (mail.State, mail.Attempts));
        Assert.True(mail.IsDue(Noon));
    }

    [Fact]
    public void States_move_only_in_order()
    {
        var mail = Mail();

        Assert.Throws<RuleException>(() => mail.MarkSent(Noon));
        Assert.Throws<RuleException>(() => mail.Resend(Noon));
        mail.Claim(Noon);
        Assert.Throws<RuleException>(() => mail.Claim(Noon));
        mail.MarkSent(Noon);
        Assert.Throws<RuleException>(() => mail.Fail("late", Noon, 0));
        Assert.Throws<RuleException>(() => mail.Claim(Noon.AddDays(1)));
    }

    private static OutboxMessage Mail(string subject = "Olá", DateTimeOffset? notBefore = null) => new(
        "test", "", new MailRecipient("ana@example.com", "Ana"), subject, "text", "<p>html</p>", "portal.example", Noon, notBefore: notBefore);
}
