using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>Tells those who follow a ticket what others have written on it since they were told last, by whatever way it came in.</summary>
public sealed class FollowerNews(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<FollowerNews> log) : Job(clock, log)
{
    private const int BatchSize = 100, MostMessages = 50;

    protected override TimeSpan Every => TimeSpan.FromSeconds(20);

    /// <summary>How many mails were written.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        List<(long Ticket, int Person)> due;
        await using (var db = systemDb.Open())
        {
            var rows = await db.TicketFollowers.Where(f => db.TicketMessages.Any(m => m.TicketId == f.TicketId && m.Id > f.SeenUpTo && m.AuthorId != f.PersonId))
                .OrderBy(f => f.TicketId).ThenBy(f => f.PersonId).Select(f => new { f.TicketId, f.PersonId }).Take(BatchSize).ToListAsync(stop);
            due = [.. rows.Select(r => (r.TicketId, r.PersonId))];
        }
        var told = 0;
        foreach (var (ticket, person) in due) { told += await TellAsync(ticket, person, stop); }
        return told;
    }

    private async Task<int> TellAsync(long ticket, int person, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var follower = await db.TicketFollowers.Include(f => f.Ticket).Include(f => f.Person).SingleOrDefaultAsync(f => f.TicketId == ticket && f.PersonId == person, stop);
            if (follower is null) { return 0; }
            var news = await db.TicketMessages.AsNoTracking().Where(m => m.TicketId == ticket && m.Id > follower.SeenUpTo && m.AuthorId != person)
                .OrderByDescending(m => m.Id).Take(MostMessages).ToListAsync(stop);
            if (news.Count == 0) { return 0; }
            // Whoever has left the desk since is told nothing more.
            var isDesk = await db.People.Desk().AnyAsync(p => p.Id == person, stop);
            if (isDesk) { db.Outbox.Add(DeskMail.News(mailer, follower, news[0], news.Count)); }
            follower.Tell(news[0].Id);
            await db.SaveChangesAsync(stop);
            return isDesk ? 1 : 0;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0; // another instance has just told
        }
        catch (Exception e) when (e is not OperationCanceledException) // one follower must not keep the others back
        {
            Log.LogError(e, "Follower {PersonId} of ticket {TicketId} was not told", person, ticket);
            return 0;
        }
    }
}
