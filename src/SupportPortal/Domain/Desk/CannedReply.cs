using System.Text.RegularExpressions;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Desk;

/// <summary>A text that is written once and sent often. {{solicitante}} and its like are filled in for each ticket.</summary>
public partial class CannedReply
{
    public const int TitleMaxLength = 80, BodyMaxLength = 8_000;

    /// <summary>What may stand between braces, as people write it.</summary>
    public static readonly IReadOnlyList<string> Variables = ["solicitante", "primeiro_nome", "cliente", "chamado", "assunto", "produto", "analista", "saudacao"];

    private CannedReply() { } // EF Core

    public CannedReply(string title, string body, int ownerId, Sharing sharing, DateTimeOffset at)
    {
        OwnerId = ownerId;
        Write(title, body, sharing, at);
    }

    public int Id { get; private set; }
    public string Title { get; private set; } = "";
    public string Body { get; private set; } = "";
    public Scope Scope { get; private set; }
    public int? TeamId { get; private set; }
    public int OwnerId { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public uint Version { get; private set; }

    public Sharing Sharing => new(Scope, TeamId);

    public void Write(string title, string body, Sharing sharing, DateTimeOffset at)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(title), "Dê um título à resposta.");
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(body), "Escreva o texto da resposta.");
        RuleException.ThrowIf(UnknownIn(body) is not null, "O texto tem uma variável que não existe.");
        (Title, Body, Scope, TeamId, UpdatedAt) = (title.Trim(), body.Trim(), sharing.Scope, sharing.TeamId, at);
    }

    /// <summary>The first word between braces that is no variable.</summary>
    public static string? UnknownIn(string body) =>
        Variable().Matches(body).Select(m => m.Groups["name"].Value.Trim()).FirstOrDefault(name => !Variables.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The text for this ticket. Its company and product must have been loaded.</summary>
    public static string Fill(string body, Ticket ticket, string analyst, DateTimeOffset at) => Variable().Replace(body, m => m.Groups["name"].Value.Trim().ToLowerInvariant() switch
    {
        "solicitante" => ticket.RequesterName,
        "primeiro_nome" => ticket.RequesterName.Split(' ', 2)[0],
        "cliente" => ticket.Customer!.ShortName,
        "chamado" => ticket.Code,
        "assunto" => ticket.Subject,
        "produto" => ticket.Product?.Name ?? "",
        "analista" => analyst,
        "saudacao" => PortalTime.ToLocal(at).Hour switch { < 12 => "Bom dia", < 18 => "Boa tarde", _ => "Boa noite" },
        _ => m.Value,
    });

    [GeneratedRegex(@"\{\{(?<name>[^{}]{0,40})\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
