using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>The draft behind the new-ticket form: reserved, filled in, found again.</summary>
public sealed class NewTicketDraft(PortalDbContext db, OwnAddress address, FileStore files, Viewer me, TimeProvider clock, IStringLocalizer<Words> words)
{
    /// <summary>The form left half done, or a new one under the next code.</summary>
    public async Task<TicketDraft> ContinueOrReserveAsync()
    {
        var begun = await db.TicketDrafts.VisibleTo(me).Where(d => d.SentAt == null).OrderByDescending(d => d.UpdatedAt).FirstOrDefaultAsync();
        if (begun is not null) { return begun; }
        var now = clock.GetUtcNow();
        var draft = new TicketDraft(await db.NextAsync(Numbers.Ticket, now), me.CustomerId!.Value, me.PersonId, now);
        db.TicketDrafts.Add(draft);
        await db.SaveChangesAsync();
        return draft;
    }

    public Task<TicketDraft?> FindAsync(string code) => db.TicketDrafts.VisibleTo(me).SingleOrDefaultAsync(d => d.Code == code);

    public IQueryable<StoredFile> FilesOf(TicketDraft draft) => db.Files.Where(f => f.DraftId == draft.Id).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id);

    /// <summary>As they were typed; of an untouched draft what is known of the person.</summary>
    public async Task<NewTicketInput> FieldsOfAsync(TicketDraft draft)
    {
        if (draft.Fields != TicketDraft.NoFields) { return JsonSerializer.Deserialize<NewTicketInput>(draft.Fields) ?? new(); }
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

    public async Task SaveAsync(TicketDraft draft, NewTicketInput input)
    {
        draft.Save(JsonSerializer.Serialize(input), clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    public async Task ClearAsync(TicketDraft draft)
    {
        draft.Save(TicketDraft.NoFields, clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>Stores the files that may be taken with the draft, up to the limit of a form. Returns why the others are not.</summary>
    public async Task<IReadOnlyList<string>> KeepAsync(TicketDraft draft, IReadOnlyList<IFormFile> uploads, CancellationToken stop)
    {
        var refusals = new List<string>();
        // A form sent twice brings its files twice: the same name and bytes are one file, and count once.
        var kept = (await FilesOf(draft).Select(f => new { f.Name, f.Sha256 }).ToListAsync(stop)).Select(f => (f.Name, Convert.ToHexString(f.Sha256))).ToHashSet();
        foreach (var upload in uploads)
        {
            if (upload.Refusal(words, FileKind.OfTickets) is { } refusal) { refusals.Add(refusal); }
            else if (kept.Contains(await IdentityOfAsync(upload, stop))) { continue; }
            else if (kept.Count >= UploadRules.MaxFiles) { refusals.Add(words["Envie no máximo {0} arquivos.", UploadRules.MaxFiles]); }
            else
            {
                var file = await files.SaveAsync(upload, draft.CustomerId, stop);
                file.StageOn(draft.Id);
                kept.Add((file.Name, Convert.ToHexString(file.Sha256)));
            }
        }
        await db.SaveChangesAsync(stop);
        return [.. refusals.Distinct(StringComparer.Ordinal)];
    }

    private static async Task<(string Name, string Sha256)> IdentityOfAsync(IFormFile upload, CancellationToken stop)
    {
        await using var content = upload.OpenReadStream();
        return (FileName.Clean(upload.FileName), Convert.ToHexString(await SHA256.HashDataAsync(content, stop)));
    }

    /// <summary>What the choice of the first step stands for; null when it is none of those offered.</summary>
    public async Task<(int? ProductId, int? TopicId)?> SubjectOfAsync(string about)
    {
        if (about == NewTicketInput.Unlisted) { return (null, null); }
        var slug = about[(about.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (about.StartsWith(NewTicketInput.TopicPrefix, StringComparison.Ordinal))
        {
            return await db.HelpTopics.Where(t => t.Slug == slug).Select(t => (int?)t.Id).SingleOrDefaultAsync() is { } topic ? (null, topic) : null;
        }
        return about.StartsWith(NewTicketInput.ProductPrefix, StringComparison.Ordinal)
            && await db.ContractedProducts.VisibleTo(me).InForce(clock.Today()).Where(p => p.Product!.Slug == slug).Select(p => (int?)p.ProductId).FirstOrDefaultAsync() is { } product
            ? (product, null) : null;
    }

    /// <summary>The closed ticket this one continues, if it may be seen.</summary>
    public Task<long?> ParentOfAsync(string? code) =>
        code is null ? Task.FromResult<long?>(null) : db.Tickets.VisibleTo(me).Where(t => t.Code == code).Select(t => (long?)t.Id).SingleOrDefaultAsync();
}
