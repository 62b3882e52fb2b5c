using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// Holds back what its reader has chosen to read in the morning, and drops what he or she has chosen not to get. Asked of the mails that a sender has just
/// claimed: there every mail passes, whoever wrote it, and a choice counts from the moment it is made. Of several people with one address the one who wants
/// most decides.
/// </summary>
internal sealed class NoticeFilter(PortalDbContext db)
{
    /// <summary>Those that are to go out now.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ApplyAsync(IReadOnlyList<OutboxMessage> mails, CancellationToken stop)
    {
        var choosable = mails.Where(m => m.CanBeWithheld && Notices.Of(m.Kind) is not null).ToList();
        if (choosable.Count == 0) { return mails; }
        var addresses = choosable.Select(m => m.RecipientAddress.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        var readers = await db.People.Where(p => p.State == AccountState.Active && addresses.Contains(p.NormalizedEmail))
            .Select(p => new { Address = p.NormalizedEmail!, Choices = db.NoticeChoices.Where(c => c.PersonId == p.Id).ToList() }).ToListAsync(stop);
        var byAddress = readers.ToLookup(r => r.Address, r => r.Choices, StringComparer.Ordinal);
        foreach (var mail in choosable)
        {
            var notice = Notices.Of(mail.Kind)!.Value;
            var timing = byAddress[mail.RecipientAddress.ToUpperInvariant()]
                .Select(choices => choices.Find(c => c.Event == notice)?.Timing ?? NoticeTiming.Now).DefaultIfEmpty(NoticeTiming.Now).Min();
            if (timing is NoticeTiming.Daily) { mail.KeepForDigest(); }
            if (timing is NoticeTiming.Never) { mail.Skip(); }
        }
        return [.. mails.Where(m => m.State is OutboxState.Pending or OutboxState.Sending)];
    }
}
