using Microsoft.Extensions.Localization;
using SupportPortal.Web;

namespace SupportPortal.Documents;

/// <summary>Everything the paper of a company's statement prints.</summary>
public sealed record StatementSheet
{
    /// <summary>Our company.</summary>
    public required Party Issuer { get; init; }

    public required Party Customer { get; init; }

    /// <summary>What was asked for, in words.</summary>
    public required string Period { get; init; }

    public required string Situation { get; init; }
    public required IReadOnlyList<StatementLine> Lines { get; init; }

    /// <summary>There were more lines than a statement takes.</summary>
    public bool IsCut { get; init; }

    public required string MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <param name="Open">What it takes to pay the title on the day of the statement, when it is open.</param>
public sealed record StatementLine(string Number, DateOnly IssuedOn, DateOnly DueOn, string Description, decimal Amount, string Situation, decimal? Open, bool IsOverdue, DateOnly? PaidOn, decimal? PaidAmount);

/// <summary>A company's titles as its filters showed them, with what is open, overdue and paid, in the reader's language.</summary>
public static class StatementPage
{
    public static Drawing Draw(StatementSheet statement, IStringLocalizer<Words> words)
    {
        var lines = statement.Lines;
        var (open, overdue, paid) = (lines.Where(l => l.Open is not null && !l.IsOverdue).ToList(), lines.Where(l => l.IsOverdue).ToList(), lines.Where(l => l.PaidAmount is not null).ToList());
        string name = words["Extrato de títulos"];
        var flow = new Flow($"{name} – {statement.Customer.Name}", statement.Issuer, words["página {0} de {1}"])
            .Opening(name, Show.Date(statement.MadeAt))
            .Fields(2, (words["Cliente"], $"{statement.Customer.Name}\n{statement.Customer.TaxId}"), (words["Feito por"], $"{statement.MadeBy}\n{Show.DateTime(statement.MadeAt)}"))
            .Fields(2, (words["Vencimentos"], statement.Period), (words["Situação"], statement.Situation))
            .Fields(3, (words["A vencer"], Sum(open, l => l.Open)), (words["Vencido, com multa e juros até hoje"], Sum(overdue, l => l.Open)), (words["Pago"], Sum(paid, l => l.PaidAmount)));
        if (statement.IsCut) { flow.Paragraph(words["Há mais títulos do que cabem aqui: esta lista e suas somas trazem só os {0} de vencimento mais novo. Escolha um período menor para ver os demais.", Show.Number(lines.Count)], bold: true); }
        if (lines.Count == 0) { return flow.Paragraph(words["Nenhum título nesta situação e período."]).Finish(); }

        return flow.Table(
            [(words["Título"], 24, Align.Left), (words["Emissão"], 20, Align.Left), (words["Vencimento"], 20, Align.Left), (words["Histórico"], 43, Align.Left), (words["Valor"], 27, Align.Right),
                (words["Situação"], 24, Align.Left), (words["Valor hoje ou pago"], 29, Align.Right)],
            lines.Select(Row)).Finish();

        IReadOnlyList<string> Row(StatementLine line) =>
        [
            line.Number, Show.Date(line.IssuedOn), Show.Date(line.DueOn), line.Description, Show.Money(line.Amount),
            line.PaidOn is { } paidOn ? words["{0} em {1}", line.Situation, Show.Date(paidOn)] : line.Situation,
            (line.PaidAmount ?? line.Open) is { } amount ? Show.Money(amount) : "–",
        ];

        string Sum(IReadOnlyCollection<StatementLine> some, Func<StatementLine, decimal?> amount) =>
            $"{Show.Money(some.Sum(amount) ?? 0)}, {(some.Count == 1 ? words["1 título"] : words["{0} títulos", Show.Number(some.Count)])}";
    }
}
