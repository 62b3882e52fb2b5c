using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Desk;

namespace SupportPortal.Data;

public static class CannedReplySearch
{
    /// <summary>By a piece of the title or the text.</summary>
    public static IQueryable<CannedReply> Matching(this IQueryable<CannedReply> replies, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return replies; }
        var like = Like.Containing(text);
        return replies.Where(r => EF.Functions.ILike(EF.Functions.Unaccent(r.Title), EF.Functions.Unaccent(like), Like.Escape)
            || EF.Functions.ILike(EF.Functions.Unaccent(r.Body), EF.Functions.Unaccent(like), Like.Escape));
    }

    /// <summary>The one that is meant: with this very title, one's own before the team's and everybody's; else the only one whose title has these words.</summary>
    public static async Task<CannedReply?> MeantAsync(this IQueryable<CannedReply> replies, string? title)
    {
        if (string.IsNullOrWhiteSpace(title)) { return null; }
        var text = title.Trim();
        var like = Like.Containing(text);
        var found = await replies.AsNoTracking().Where(r => EF.Functions.ILike(EF.Functions.Unaccent(r.Title), EF.Functions.Unaccent(like), Like.Escape))
            .OrderBy(r => r.Title == text ? 0 : 1).ThenBy(r => r.Scope == Scope.Personal ? 0 : r.Scope == Scope.Team ? 1 : 2).ThenBy(r => r.Id).Take(2).ToListAsync();
        return found is [{ } first, ..] && (found.Count == 1 || first.Title == text) ? first : null;
    }
}
