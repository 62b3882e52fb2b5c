using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Operations;

/// <summary>Keeps what became of the articles shown before a ticket: opened, solved it, or sent anyway. Any of it may come twice, or at once from two tabs.</summary>
public sealed class Deflection(PortalDbContext db, Viewer me, TimeProvider clock)
{
    /// <summary>Finds them and notes that they were shown; saved with the caller's change.</summary>
    public async Task<IReadOnlyList<SuggestedRow>> ShowAsync(TicketDraft draft, string? subject, string? message, CancellationToken stop)
    {
        var found = await db.SuggestArticlesAsync(me, clock.GetUtcNow(), subject, message);
        var shown = await db.SuggestedArticles.Where(s => s.DraftId == draft.Id).Select(s => s.ArticleId).ToListAsync(stop);
        foreach (var article in found.Where(a => !shown.Contains(a.Id)))
        {
            await db.NoteShownAsync(new SuggestedArticle(draft, article.Id, clock.GetUtcNow()), stop);
        }
        return found;
    }

    public Task<bool> HasShownAsync(TicketDraft draft) => db.SuggestedArticles.AnyAsync(s => s.DraftId == draft.Id);

    /// <summary>False when the article was never shown to this draft.</summary>
    public async Task<bool> OpenAsync(TicketDraft draft, int articleId)
    {
        var shown = await db.SuggestedArticles.SingleOrDefaultAsync(s => s.DraftId == draft.Id && s.ArticleId == articleId);
        shown?.Open(clock.GetUtcNow());
        await db.SaveChangesAsync();
        return shown is not null;
    }

    /// <summary>"Isto resolveu": the draft is given up, no ticket comes of it.</summary>
    public async Task<bool> SolveAsync(TicketDraft draft, int articleId)
    {
        var shown = await db.SuggestedArticles.SingleOrDefaultAsync(s => s.DraftId == draft.Id && s.ArticleId == articleId);
        if (shown is null) { return false; }
        shown.Solve(clock.GetUtcNow());
        db.Files.RemoveRange(await db.Files.Where(f => f.DraftId == draft.Id).ToListAsync());
        draft.Discard(clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    }
}
