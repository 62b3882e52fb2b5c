using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Operations;

/// <summary>What the portal keeps about a person, for himself or herself (LGPD, article 18): as JSON for programs and as a page for reading.</summary>
public sealed class OwnData(SystemDb systemDb, Audit audit, Viewer me, IStringLocalizer<Words> words)
{
    public const int MostTickets = 2_000, MostLines = 5_000;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task<byte[]> ZipAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var parts = await ReadAsync(db, stop);
        audit.Record(db, AuditKind.OwnDataExported);
        await db.SaveChangesAsync(stop);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "dados.json", JsonSerializer.Serialize(parts.ToDictionary(p => p.Key, p => p.Rows, StringComparer.Ordinal), Json));
            Add(zip, "dados.html", Html(parts));
        }
        return file.ToArray();
    }

    // Tickets of companies one has left are those companies' again.
    private async Task<IReadOnlyList<Part>> ReadAsync(PortalDbContext db, CancellationToken stop)
    {
        var id = me.PersonId;
        var mine = db.Memberships.Where(m => m.PersonId == id && m.IsActive).Select(m => m.CustomerId);
        var tickets = db.Tickets.Where(t => t.RequesterId == id && mine.Contains(t.CustomerId));
        return
        [
            await PartAsync("person", words["Dados da conta"], db.People.Where(p => p.Id == id)
                .Select(p => new { p.Id, p.Name, p.Email, User = p.UserName, p.Cpf, p.Kind, p.Language, p.Theme, p.LastSignInAt, SecondFactor = p.TwoFactorEnabled })),
            await PartAsync("companies", words["Empresas"], db.Memberships.Where(m => m.PersonId == id).OrderBy(m => m.Id)
                .Select(m => new { Company = m.Customer!.LegalName, m.Customer.Cnpj, m.Department, m.Permissions, m.IsActive })),
            await PartAsync("notices", words["Avisos"], db.NoticeChoices.Where(c => c.PersonId == id).OrderBy(c => c.Event).Select(c => new { c.Event, c.Timing })),
            await PartAsync("sessions", words["Acessos"], db.Sessions.Where(s => s.PersonId == id).OrderByDescending(s => s.CreatedAt).Select(s => new { s.CreatedAt, s.LastSeenAt, s.EndedAt, s.Device, s.Network })),
            await PartAsync("passkeys", words["Passkeys"], db.Passkeys.Where(k => k.PersonId == id).OrderBy(k => k.Id).Select(k => new { k.Name, k.CreatedAt, k.LastUsedAt })),
            await PartAsync("tickets", words["Seus chamados"], tickets.OrderByDescending(t => t.Id)
                .Select(t => new { t.Code, t.Subject, t.Status, t.OpenedAt, t.RequesterName, t.RequesterCpf, t.Department, t.NotifyEmail }).Take(MostTickets)),
            await PartAsync("messages", words["Mensagens"], db.TicketMessages
                .Where(m => !m.IsInternal && ((m.AuthorId == id && mine.Contains(m.CustomerId)) || tickets.Any(t => t.Id == m.TicketId))).OrderByDescending(m => m.Id)
                .Select(m => new { Ticket = db.Tickets.Where(t => t.Id == m.TicketId).Select(t => t.Code).First(), m.At, m.AuthorName, m.Body, Files = m.Files.Where(f => !f.IsInternal).Select(f => f.Name).ToList() }).Take(MostLines)),
            await PartAsync("audit", words["Registro de atividades"], db.AuditEntries.Where(e => e.PersonId == id).OrderByDescending(e => e.At).Select(e => new { e.At, e.Kind, e.About, e.Result, e.Network }).Take(MostLines)),
        ];

        async Task<Part> PartAsync<T>(string key, string title, IQueryable<T> rows)
            where T : class => new(key, title, [.. await rows.AsNoTracking().Take(MostLines).ToListAsync(stop)]);
    }

    private string Html(IReadOnlyList<Part> parts)
    {
        var html = new StringBuilder($"<!doctype html>\n<html lang=\"{CultureInfo.CurrentUICulture.Name}\"><head><meta charset=\"utf-8\"><title>{E(words["Seus dados no Portal do Cliente"])}</title>\n");
        html.Append("<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a979e;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{E(words["Seus dados no Portal do Cliente"])}</h1>\n");
        foreach (var part in parts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(part.Title)}</h2>\n");
            if (part.Rows.Count == 0) { html.Append(CultureInfo.InvariantCulture, $"<p>{E(words["Nada guardado."])}</p>\n"); continue; }
            var columns = part.Rows[0].GetType().GetProperties();
            html.Append("<table><thead><tr>").AppendJoin("", columns.Select(c => $"<th scope=\"col\">{E(c.Name)}</th>")).Append("</tr></thead><tbody>\n");
            foreach (var row in part.Rows) { html.Append("<tr>").AppendJoin("", columns.Select(c => $"<td>{E(Text(c.GetValue(row)))}</td>")).Append("</tr>\n"); }
            html.Append("</tbody></table>\n");
        }
        return html.Append("</body></html>\n").ToString();
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => Show.DateTime(at),
        IEnumerable<string> many => string.Join(", ", many),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    private static string E(string text) => Encoder.Encode(text);

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private sealed record Part(string Key, string Title, IReadOnlyList<object> Rows);
}
