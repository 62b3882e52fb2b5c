using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

/// <summary>The clock of a test begins on Monday, 3 June 2030, at 10:00 in São Paulo: five business days end on Monday the 10th.</summary>
public class UnacceptedOrdersTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_customer_is_reminded_once_the_technician_told_once_and_nothing_is_accepted()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var lines = new List<string>();
        for (var hour = 0; hour < 24 * 20; hour++)
        {
            if (await Run() > 0) { lines.Add($"{PortalTime.ToLocal(Clock.Now):ddd dd HH:mm}"); }
            Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(["Thu 06 18:00", "Mon 10 19:00"], lines);
        Assert.Equal(ServiceOrderStatus.Done, (await Db.ServiceOrders.SingleAsync()).Status);

        var mails = await Portal.DeliverMail();
        var reminder = mails.Single(m => m.Subject.Contains("Lembrete: falta o seu ateste", StringComparison.Ordinal));
        Assert.Contains("ana@cliente.example", reminder.To);
        Assert.Contains("nada é aceito sem a sua resposta", reminder.Text, StringComparison.Ordinal);
        Assert.Contains("10/06/2030 18:00", reminder.Text, StringComparison.Ordinal);
        var told = mails.Single(m => m.Subject.Contains("terminou sem resposta", StringComparison.Ordinal));
        Assert.Contains("@portal.example", Assert.Single(told.To), StringComparison.Ordinal);
        Assert.Contains($"/atendimento/ordens-de-servico/{order.Number}", told.Text, StringComparison.Ordinal);

        var page = await Portal.SignedInAs(ana).Page($"/ordens-de-servico/{order.Number}");
        Assert.Contains("O prazo para responder era 10/06/2030 18:00. A OS continua pendente", page.Body!.TextContent, StringComparison.Ordinal);
        var desk = await Portal.SignedInAs(await Given.Staff()).Page("/atendimento/ordens-de-servico?situacao=ateste-atrasado");
        Assert.Contains(order.Title, desk.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await Portal.SignedInAs(ana).Submit($"/ordens-de-servico/{order.Number}", new() { ["Input.Remarks"] = "" });
        Assert.Equal(ServiceOrderStatus.Accepted, (await Db.ServiceOrders.SingleAsync()).Status);
    }

    [Fact]
    public async Task The_end_is_announced_on_the_page_before_it_comes()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var page = await Portal.SignedInAs(ana).Page($"/ordens-de-servico/{order.Number}");
        Assert.Contains("Responda até 10/06/2030 18:00. Depois disso a OS continua pendente", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_instances_remind_once_and_an_answer_ends_it()
    {
        var ana = await Given.Contact();
        await Given.FinishedOrder(ana);
        var accepted = await Given.FinishedOrder(ana);
        await Portal.SignedInAs(ana).Submit($"/ordens-de-servico/{accepted.Number}", new() { ["Input.Remarks"] = "" });
        Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, (await Task.WhenAll(Run(), Run(), Run())).Sum());
        Assert.Equal(1, await Db.Outbox.CountAsync(m => m.Kind == "service-order-reminder"));
    }

    private Task<int> Run() => Portal.Run((UnacceptedOrders job, CancellationToken stop) => job.RunAsync(stop));
}
