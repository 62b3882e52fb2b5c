using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>The drafts behind the new-ticket form: reserved, filled in, found again.</summary>
public sealed class NewTicketDraft(PortalDbContext db, OwnAddress address, FileStore files, Viewer me, TimeProvider clock, IStringLocalizer<Words> words)
{
    private const int Listed = 5, Looked = 20;

    /// <summary>The form about this subject left half done, one in which nothing was written yet, or a new one under the next code.</summary>
    public async Task<TicketDraft> ContinueOrReserveAsync(string about, string? followUpOf = null)
    {
        var begun = await db.TicketDrafts.VisibleTo(me).Open().OrderByDescending(d => d.UpdatedAt).Take(Looked).ToListAsync();
        var draft = begun.FirstOrDefault(d => Read(d) is { } i && i.About == about && i.FollowUpOf == followUpOf) ?? begun.FirstOrDefault(d => Read(d) is null or { IsUntouched: true });
        if (draft is null)
        {
            var now = clock.GetUtcNow();
            draft = new TicketDraft(await db.NextAsync(Numbers.Ticket, now), me.CustomerId!.Value, me.PersonId, now);
            db.TicketDrafts.Add(draft);
        }
        var input = await FieldsOfAsync(draft);
        (input.About, input.FollowUpOf) = (about, followUpOf);
        await SaveAsync(draft, input);
        return draft;
    }

    public Task<TicketDraft?> FindAsync(string code) => db.TicketDrafts.VisibleTo(me).SingleOrDefaultAsync(d => d.Code == code);

    public async Task<TicketDraft?> FindOpenAsync(string code) => await FindAsync(code) is { IsOpen: true } draft ? draft : null;

    /// <summary>Forms in which something was written, the latest first.</summary>
    public async Task<IReadOnlyList<DraftRow>> ListAsync()
    {
        var drafts = await db.TicketDrafts.VisibleTo(me).Open().AsNoTracking().OrderByDescending(d => d.UpdatedAt).Take(Looked)
            .Select(d => new { Draft = d, Files = db.Files.Count(f => f.DraftId == d.Id) }).ToListAsync();
        return [.. drafts.Where(d => d.Files > 0 || Read(d.Draft) is { IsUntouched: false })
            .Select(d => new DraftRow(d.Draft.Code, Read(d.Draft)?.Subject ?? "", d.Draft.UpdatedAt, d.Files)).Take(Listed)];
    }

    public IQueryable<StoredFile> FilesOf(TicketDraft draft) => db.Files.Where(f => f.DraftId == draft.Id).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id);

    /// <summary>As they were typed; of an untouched draft what is known of the person.</summary>
    public async Task<NewTicketInput> FieldsOfAsync(TicketDraft draft) => Read(draft) ?? await KnownAsync();

    public async Task SaveAsync(TicketDraft draft, NewTicketInput input)
    {
        if (input.About.Length == 0) { input.About = Read(draft)?.About ?? ""; } // chosen in the first step, never unchosen
        draft.Save(JsonSerializer.Serialize(input), clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>Limpar: the same code about the same subject, nothing else on it.</summary>
    public async Task ClearAsync(TicketDraft draft)
    {
        var (before, known) = (Read(draft), await KnownAsync());
        (known.About, known.FollowUpOf) = (before?.About ?? "", before?.FollowUpOf);
        db.Files.RemoveRange(await FilesOf(draft).ToListAsync());
        await SaveAsync(draft, known);
    }

    public async Task DiscardAsync(TicketDraft draft)
    {
        db.Files.RemoveRange(await FilesOf(draft).ToListAsync());
        draft.Discard(clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>Stores the files that may be taken with the draft, up to the limits of a form. Returns why the others are not.</summary>
    public async Task<IReadOnlyList<string>> KeepAsync(TicketDraft draft, IReadOnlyList<IFormFile> uploads, CancellationToken stop)
    {
        var refusals = new List<string>();
        foreach (var upload in uploads)
        {
            if (upload.Refusal(words, FileKind.OfTickets) is { } refusal) { refusals.Add(refusal); }
            else if (!await KeepAsync(draft, upload, stop))
            {
                refusals.Add(words["Envie no máximo {0} arquivos.", UploadRules.MaxFiles]);
            }
        }
        return [.. refusals.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The closed ticket this one continues, if it may be seen.</summary>
    public Task<long?> ParentOfAsync(string? code) =>
        code is null ? Task.FromResult<long?>(null) : db.Tickets.VisibleTo(me).Where(t => t.Code == code).Select(t => (long?)t.Id).SingleOrDefaultAsync();

    /// <summary>
    /// False when there is no room. Decided with the draft locked, so that files sent at the same time do not pass the limit together. A form sent twice
    /// brings its files twice: the same name and bytes are one file, and count once.
    /// </summary>
    private async Task<bool> KeepAsync(TicketDraft draft, IFormFile upload, CancellationToken stop)
    {
        var (name, hash) = await IdentityOfAsync(upload, stop);
        if (await FindAsync() is { } known) { return known; }
        var file = await files.SaveAsync(upload, draft.CustomerId, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.LockDraftAsync(draft.Id, stop);
        var meanwhile = await FindAsync();
        if (meanwhile is null) { file.StageOn(draft.Id); } else { db.Files.Remove(file); }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return meanwhile ?? true;

        // True: it is there, or its ticket has been opened with it. False: there is no room. Null: it may be kept.
        async Task<bool?> FindAsync()
        {
            var kept = await FilesOf(draft).Select(f => new { f.Name, f.Sha256 }).Take(UploadRules.MaxFiles + 1).ToListAsync(stop);
            var isOpen = await db.TicketDrafts.Where(d => d.Id == draft.Id).Open().AnyAsync(stop);
            return !isOpen || kept.Exists(f => f.Name == name && f.Sha256.AsSpan().SequenceEqual(hash)) ? true : kept.Count >= UploadRules.MaxFiles ? false : null;
        }
    }

    private static async Task<(string Name, byte[] Sha256)> IdentityOfAsync(IFormFile upload, CancellationToken stop)
    {
        await using var content = upload.OpenReadStream();
        return (FileName.Clean(upload.FileName), await SHA256.HashDataAsync(content, stop));
    }

    private static NewTicketInput? Read(TicketDraft draft) =>
        draft.Fields == TicketDraft.NoFields ? null : JsonSerializer.Deserialize<NewTicketInput>(draft.Fields);

    private async Task<NewTicketInput> KnownAsync()
    {
        var last = await db.Tickets.Where(t => t.RequesterId == me.PersonId && t.CustomerId == me.CustomerId).OrderByDescending(t => t.Id)
            .Select(t => new { t.RequesterName, t.RequesterCpf, t.Department, t.NotifyEmail }).FirstOrDefaultAsync();
        return new NewTicketInput
        {
            Name = last?.RequesterName ?? (me.Kind is PersonKind.Contact ? me.Name : ""),
            Cpf = last?.RequesterCpf?.ToString() ?? "",
            Department = last?.Department ?? me.Department ?? "",
            Email = last?.NotifyEmail ?? await address.EmailAsync() ?? "",
        };
    }
}

public sealed record DraftRow(string Code, string Subject, DateTimeOffset UpdatedAt, int Files);
