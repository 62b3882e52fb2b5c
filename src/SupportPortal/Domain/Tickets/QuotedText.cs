namespace SupportPortal.Domain.Tickets;

/// <summary>A stretch of a message: the writer's own words, or what an e-mail program repeated below or between them.</summary>
public sealed record QuotedText(string Text, bool IsQuote)
{
    private static readonly string[] Cuts = ["Mensagem original", "Mensagem encaminhada", "Original Message", "Forwarded message", "Mensaje original"];
    private static readonly (string First, string Last)[] Leads = [("Em ", "escreveu:"), ("On ", "wrote:"), ("El ", "escribió:")];

    /// <summary>The stretches in order. Text is never dropped: put together again, they are the message.</summary>
    public static IReadOnlyList<QuotedText> Of(string body)
    {
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        var quoted = new bool[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsCut(lines[i])) { Array.Fill(quoted, true, i, lines.Length - i); break; }
            if (lines[i].StartsWith('>')) { quoted[i] = true; }
            else if (LeadAt(lines, i) is { } next)
            {
                var after = Array.FindIndex(lines, next, l => l.Trim().Length > 0);
                if (after < 0) { continue; }
                var marked = lines[after].StartsWith('>');
                if (!marked && !NamesSomebody(lines[i..next])) { continue; } // "Em 3 notas o sistema escreveu:" and what it wrote
                Array.Fill(quoted, true, i, (marked ? after : lines.Length) - i);
            }
        }
        // Empty lines between quoted ones belong to them.
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0 && quoted[i - 1] && lines.Skip(i).SkipWhile(l => l.Trim().Length == 0).FirstOrDefault()?.StartsWith('>') == true) { quoted[i] = true; }
        }
        return Grouped(lines, quoted);
    }

    private static List<QuotedText> Grouped(string[] lines, bool[] quoted)
    {
        var stretches = new List<QuotedText>();
        for (var (i, from) = (1, 0); i <= lines.Length; i++)
        {
            if (i < lines.Length && quoted[i] == quoted[from]) { continue; }
            var text = string.Join('\n', lines[from..i]);
            if (text.Trim().Length > 0 || lines.Length == 1) { stretches.Add(new QuotedText(text, quoted[from])); }
            from = i;
        }
        return stretches;
    }

    /// <summary>-----Mensagem original-----</summary>
    private static bool IsCut(string line) =>
        line.TrimStart('>', ' ') is ['-', '-', ..] marked && Array.Exists(Cuts, c => marked.Trim('-', ' ').Equals(c, StringComparison.OrdinalIgnoreCase));

    /// <summary>"Em … escreveu:", which programs break into up to three lines: the index of the line after it.</summary>
    private static int? LeadAt(string[] lines, int at)
    {
        var lead = Array.Find(Leads, l => lines[at].StartsWith(l.First, StringComparison.Ordinal));
        if (lead.First is null || !lines[at].Any(char.IsAsciiDigit)) { return null; }
        for (var i = at; i < Math.Min(at + 3, lines.Length) && lines[i].Length > 0; i++)
        {
            if (lines[i].TrimEnd().EndsWith(lead.Last, StringComparison.Ordinal)) { return i + 1; }
        }
        return null;
    }

    private static bool NamesSomebody(string[] lead) => Array.Exists(lead, l => l.Contains('@', StringComparison.Ordinal));
}
