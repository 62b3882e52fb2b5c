using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Data.Demo;

/// <summary>Plays the service orders that have begun to where they are now, and the hours of contracts they draw on.</summary>
internal sealed class DemoOrders(SystemDb systemDb, Random random, DateTimeOffset now)
{
    private const int BatchSize = 50;
    private readonly BusinessCalendar _calendar = StandardCalendar.Instance;
    private readonly PdfRenderer _renderer = new();
    /// <summary>Orders of the README's company, so that each of its tabs shows one.</summary>
    private HashSet<long> _unanswered = [], _rejected = [];

    public async Task LoadAsync(CancellationToken stop)
    {
        await GrantAsync(stop);
        List<long> ids, own;
        Party issuer;
        await using (var db = systemDb.Open())
        {
            ids = await db.ServiceOrders.Where(o => o.Status == ServiceOrderStatus.InProgress).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(stop);
            var first = await db.Contracts.OrderBy(c => c.Id).Select(c => c.CustomerId).FirstAsync(stop);
            own = await db.ServiceOrders.Where(o => o.Status == ServiceOrderStatus.InProgress && o.CustomerId == first).OrderBy(o => o.OpenedAt).Select(o => o.Id).ToListAsync(stop);
            var account = await db.BankAccounts.OrderBy(a => a.Id).FirstAsync(stop);
            issuer = new Party(account.PayeeName, $"CNPJ {account.PayeeCnpj}", account.PayeeAddress);
        }
        (_unanswered, _rejected) = ([.. own.TakeLast(2)], [.. own.SkipLast(2).TakeLast(1)]);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await using var db = systemDb.Open();
            var orders = await db.ServiceOrders.Include(o => o.Customer).Include(o => o.Ticket).Include(o => o.Product).Include(o => o.Technician).Everything()
                .Where(o => batch.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(stop);
            foreach (var order in orders) { await PlayAsync(db, order, issuer, stop); }
            await db.SaveChangesAsync(stop);
        }
        await SpendAsync(stop);
    }

    /// <summary>Two companies in three have hours in their contract; the one of the README always.</summary>
    private async Task GrantAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        foreach (var (contract, index) in (await db.Contracts.OrderBy(c => c.Id).ToListAsync(stop)).Select((c, i) => (c, i)))
        {
            if (index % 3 == 2) { continue; }
            contract.IncludeHours(60 * (index == 0 ? 8 : random.Next(2, 9)), contract.StartsOn);
            db.HourMovements.AddRange(contract.HourMonths(PortalTime.DayOf(now)).Select(m => HourMovement.Granted(contract, m, PortalTime.At(m, new TimeOnly(0, 5)))));
        }
        await db.SaveChangesAsync(stop);
    }

    private async Task PlayAsync(PortalDbContext db, ServiceOrder order, Party issuer, CancellationToken stop)
    {
        var staff = new Actor(order.TechnicianId, order.Technician!.Name, Side.Staff);
        var started = order.History[^1].At;
        var done = started.AddMinutes(90);
        foreach (var task in order.Tasks.Take(random.Next(2, 4))) { order.MarkTask(task.Id, done: true, staff, started.AddMinutes(60)); }
        var isChosen = _unanswered.Contains(order.Id) || _rejected.Contains(order.Id);
        if (random.Next(3) == 0 || isChosen) { order.AddPhoto(Photo(db, order, done.AddMinutes(-2)), staff, done.AddMinutes(-2)); }
        if (done > now || (random.Next(12) == 0 && !isChosen)) { return; } // still being worked on

        var report = DemoTexts.Orders.First(o => o.Title == order.Title).Report;
        order.Finish(report, AcceptancePeriod.From(done, _calendar), staff, done);
        var contract = await db.Contracts.ForHours(order.CustomerId, order.ProductId, PortalTime.DayOf(done)).FirstOrDefaultAsync(stop);
        var drawn = contract is null ? null : HourMovement.Drawn(contract, order, staff, done);
        if (drawn is not null) { db.HourMovements.Add(drawn); }
        var answered = done.AddHours(random.Next(3, 70));
        if (answered > now || _unanswered.Contains(order.Id) || (done > now.AddDays(-20) && random.Next(2) == 0 && !isChosen) || order.Ticket is not { } ticket) { return; }

        var who = new Actor(null, ticket.RequesterName, Side.Customer);
        var customer = order.Customer!;
        var pdf = _renderer.Pdf(ServiceOrderPage.Draw(ServiceOrderSheet.Of(order, order.Technician.Name, issuer, new Party(customer.LegalName, $"CNPJ {customer.Cnpj}", customer.Address))));
        if (random.Next(10) == 0 || _rejected.Contains(order.Id))
        {
            db.ServiceOrderDocuments.Add(order.Reject(pdf, "A segunda estação ficou sem a atualização.", who, answered));
            if (drawn is not null) { db.HourMovements.Add(drawn.Returned(who, answered)); }
            return;
        }
        db.ServiceOrderDocuments.Add(order.Accept(pdf, random.Next(5) == 0 ? "Faltou treinar a equipe da tarde." : null, who, answered));
    }

    private StoredFile Photo(PortalDbContext db, ServiceOrder order, DateTimeOffset at)
    {
        var png = DemoPhoto.Png(random.Next(100));
        var photo = new StoredFile(Guid.CreateVersion7(at), order.CustomerId, order.TechnicianId, "etiquetas-impressas.png", "image/png", png.Length, SHA256.HashData(png), ScanState.Clean, at);
        db.Files.Add(photo);
        db.FileChunks.Add(new FileChunk { FileId = photo.Id, CustomerId = order.CustomerId, Position = 0, Bytes = png });
        return photo;
    }

    /// <summary>The company of the README has used most of this month's hours on tickets, and had a correction.</summary>
    private async Task SpendAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var contract = await db.Contracts.OrderBy(c => c.Id).FirstAsync(stop);
        var supervisor = await db.People.FirstAsync(p => p.Role == StaffRole.Supervisor, stop);
        var by = new Actor(supervisor.Id, supervisor.Name, Side.Staff);
        var today = PortalTime.DayOf(now);
        var months = HourBalance.Months(await db.HourMovements.SumsAsync(contract.Id, stop), HourBalance.MonthOf(today));
        var before = PortalTime.At(months[^1].Month.AddDays(-1), new TimeOnly(17, 0));
        db.HourMovements.Add(HourMovement.Adjusted(contract, 60, "Cortesia pela espera no chamado do relógio de ponto.", Guid.CreateVersion7(before), by, before));
        var tickets = await db.Tickets.Where(t => t.CustomerId == contract.CustomerId).OrderByDescending(t => t.Id).Take(4).ToListAsync(stop);
        var missing = (months[^1].Available + 60) * 86 / 100 - months[^1].Used;
        foreach (var (ticket, i) in tickets.Select((t, i) => (t, i)))
        {
            if (missing > 4) { db.HourMovements.Add(HourMovement.Spent(contract, ticket, missing / tickets.Count, $"{i + 1}", by, now.AddMinutes(-10 * (4 - i)))); }
        }
        await db.SaveChangesAsync(stop);
    }
}
