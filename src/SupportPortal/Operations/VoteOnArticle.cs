using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Operations;

/// <summary>
/// What readers say of an article. Done as the system: customers' connections neither read nor write votes. Whether the article may be read is the
/// caller's question.
/// </summary>
public sealed class VoteOnArticle(SystemDb systemDb, Throttles throttles, Viewer me, TimeProvider clock)
{
    private const int PerHour = 30;

    /// <param name="voter">The reader's browser, where nobody is signed in.</param>
    /// <param name="network">Where it comes from: those not signed in are counted by it.</param>
    /// <returns>False when so many came from there that this one is not taken.</returns>
    public async Task<bool> CastAsync(int articleId, string voter, string network, bool helpful)
    {
        var who = me.IsSignedIn ? $"person {me.PersonId}" : network;
        if (!(await throttles.TakeAsync(new Limit($"help votes {who}", PerHour, TimeSpan.FromHours(1)))).IsAllowed) { return false; }

        await using var db = systemDb.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // One at a time on an article: its counters and its votes say the same.
        var article = await db.HelpArticles.LockedAsync(articleId);
        var (key, now) = (KeyOf(voter), clock.GetUtcNow());
        var vote = await db.HelpVotes.SingleOrDefaultAsync(v => v.ArticleId == articleId && v.Voter == key);
        article.Count(helpful, vote?.IsHelpful);
        if (vote is null) { db.HelpVotes.Add(new HelpVote(articleId, key, helpful, me.IsSignedIn ? me.PersonId : null, now)); }
        else { vote.Change(helpful, now); }
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    public async Task<HelpVote?> OwnAsync(int articleId, string voter)
    {
        await using var db = systemDb.Open();
        var key = KeyOf(voter);
        return await db.HelpVotes.AsNoTracking().SingleOrDefaultAsync(v => v.ArticleId == articleId && v.Voter == key);
    }

    /// <returns>False when there is no vote to explain.</returns>
    public async Task<bool> ExplainAsync(int articleId, string voter, string comment)
    {
        await using var db = systemDb.Open();
        var key = KeyOf(voter);
        if (await db.HelpVotes.SingleOrDefaultAsync(v => v.ArticleId == articleId && v.Voter == key) is not { } vote) { return false; }
        vote.Explain(comment);
        await db.SaveChangesAsync();
        return true;
    }

    private byte[] KeyOf(string voter) => SHA256.HashData(Encoding.UTF8.GetBytes(me.IsSignedIn ? $"person {me.PersonId}" : $"browser {voter}"));
}
