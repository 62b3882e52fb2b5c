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

/// <summary>A company's titles as its filters showed them, with what is open, overdue and paid.</summary>
public static class StatementPage
{
    public static Drawing Draw(StatementSheet statement)
    {
        var lines = statement.Lines;
        var (open, overdue, paid) = (lines.Where(l => l.Open is not null && !l.IsOverdue).ToList(), lines.Where(l => l.IsOverdue).ToList(), lines.Where(l => l.PaidAmount is not null).ToList());
        var flow = new Flow($"Extrato de títulos – {statement.Customer.Name}", statement.Issuer)
            .Opening("Extrato de títulos", Printed.Date(Domain.PortalTime.DayOf(statement.MadeAt)))
            .Fields(2, ("Cliente", $"{statement.Customer.Name}\n{statement.Customer.TaxId}"), ("Feito por", $"{statement.MadeBy}\n{Printed.Time(statement.MadeAt)}"))
            .Fields(2, ("Vencimentos", statement.Period), ("Situação", statement.Situation))
            .Fields(3, ("A vencer", Sum(open, l => l.Open)), ("Vencido, com multa e juros até hoje", Sum(overdue, l => l.Open)), ("Pago", Sum(paid, l => l.PaidAmount)));
        if (statement.IsCut) { flow.Paragraph($"Há mais títulos do que cabem aqui: esta lista e suas somas trazem só os {Printed.Number(lines.Count)} de vencimento mais novo. Escolha um período menor para ver os demais.", bold: true); }
        if (lines.Count == 0) { return flow.Paragraph("Nenhum título nesta situação e período.").Finish(); }

        return flow.Table(
            [("Título", 24, Align.Left), ("Emissão", 20, Align.Left), ("Vencimento", 20, Align.Left), ("Histórico", 43, Align.Left), ("Valor", 27, Align.Right), ("Situação", 24, Align.Left), ("Valor hoje ou pago", 29, Align.Right)],
            lines.Select(Row)).Finish();
    }

    private static IReadOnlyList<string> Row(StatementLine line) =>
    [
        line.Number, Printed.Date(line.IssuedOn), Printed.Date(line.DueOn), line.Description, Printed.Money(line.Amount),
        line.PaidOn is { } paidOn ? $"{line.Situation} em {Printed.Date(paidOn)}" : line.Situation,
        (line.PaidAmount ?? line.Open) is { } amount ? Printed.Money(amount) : "–",
    ];

    private static string Sum(IReadOnlyCollection<StatementLine> lines, Func<StatementLine, decimal?> amount) =>
        $"{Printed.Money(lines.Sum(amount) ?? 0)}, {(lines.Count == 1 ? "1 título" : $"{Printed.Number(lines.Count)} títulos")}";
}
