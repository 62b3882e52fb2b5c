namespace SupportPortal.Documents;

/// <summary>
/// A boleto on one sheet: recibo do pagador above, ficha de compensação at the foot, a line to cut between them. Fields, order and
/// measures follow the model of Bacen's Carta-Circular 2.414: the ficha is 186 × 107 mm and ends 8 mm above the edge of the paper.
/// </summary>
public static class BoletoPage
{
    private const double Left = 12, Right = 198, Side = 148; // the column of amounts is 50 mm
    private const double SlipBottom = 289, SlipTop = 182, Cut = 177;
    private const double Row = 7.5, Tall = 10;
    private const double Thin = 0.15, Thick = 0.4;
    private const double QrSize = 36;

    public static Drawing Draw(BoletoSheet boleto)
    {
        List<Mark> marks = [];
        Receipt(marks, boleto);
        marks.Add(new Text(Right, Cut - 1, "Corte na linha pontilhada", 6, Align: Align.Right));
        marks.Add(new Line(Left - 5, Cut, Right + 5, Cut, 0.2, Dashed: true));
        Slip(marks, boleto);
        return new Drawing($"Boleto {boleto.DocumentNumber} – vencimento {Printed.Date(boleto.DueDate)}", boleto.Payee.Name, [new Sheet(marks)]);
    }

    private static void Receipt(List<Mark> marks, BoletoSheet boleto)
    {
        marks.Add(Fitted(Left, 14.5, boleto.Payee.Name, 130, 13, bold: true));
        marks.Add(new Text(Right, 14.5, "Recibo do Pagador", 11, Bold: true, Align.Right));
        Head(marks, boleto, 16.5);

        var y = 25.5;
        Cells(marks, y, Tall, ("Beneficiário", "", Left), ("Agência / Código do beneficiário", boleto.AgencyAndPayeeCode, Side));
        NameAndAddress(marks, y, boleto.Payee, Side - Left - 2);
        y += Tall;
        Cells(marks, y, Tall, ("Pagador", "", Left), ("Nosso número", boleto.OurNumber, Side));
        NameAndAddress(marks, y, boleto.Payer, Side - Left - 2);
        y += Tall;
        Cells(marks, y, Row, ("Data do documento", Printed.Date(boleto.DocumentDate), Left), ("Nº do documento", boleto.DocumentNumber, 40),
            ("Espécie doc.", boleto.Species, 83), ("Carteira", boleto.Wallet, 105), ("Espécie", "R$", 127), ("Vencimento", Printed.Date(boleto.DueDate), Side));
        y += Row;
        Cells(marks, y, Row, ("Referente a", boleto.Description, Left), ("(=) Valor do documento", Printed.Money(boleto.Amount), Side));
        y += Row;
        y = ReceiptInstructions(marks, boleto, y);
        marks.Add(new Line(Left, y, Right, y, Thick));
        marks.Add(new Text(Right, y + 2.8, "Autenticação mecânica", 5.5, Align: Align.Right));
        if (boleto.Authenticity is { } note)
        {
            marks.Add(Fitted(Left, y + 3.2, $"Código de autenticidade {note.Code}. Confira em {note.Address}", 145, 7.5));
        }

        y += 10;
        if (boleto.Overdue is { } overdue) { y = Overdue(marks, boleto, overdue, y); }
        if (boleto.PixPayload is { } payload) { Pix(marks, payload, y); }
        else { HowToPay(marks, y); }
    }

    private static double ReceiptInstructions(List<Mark> marks, BoletoSheet boleto, double y)
    {
        marks.Add(new Text(Left + 1, y + 2.4, "Instruções", 5.5));
        var text = y + 6;
        var (lines, size) = Lines(boleto, Right - Left - 2);
        foreach (var line in lines)
        {
            marks.Add(new Text(Left + 1, text, line, size));
            text += 3.6;
        }

        return Math.Max(text - 1.6, y + Row);
    }

    private static double Overdue(List<Mark> marks, BoletoSheet boleto, OverdueNote note, double y)
    {
        const double Height = 21;
        marks.Add(new Rectangles([new Box(Left, y, Right - Left, Height)], Ink.Pale));
        marks.Add(new Text(Left + 3, y + 5.2, $"Boleto vencido: valor para pagamento em {Printed.Date(note.On)}", 9, Bold: true));
        (string Label, decimal Amount)[] parts = [("Valor do documento", boleto.Amount), ("Multa", note.Fine), ("Juros", note.Interest), ("Total nesta data", note.Total)];
        for (var i = 0; i < parts.Length; i++)
        {
            var x = Left + 3 + i * 44;
            marks.Add(new Text(x, y + 10, parts[i].Label, 6.5));
            marks.Add(Fitted(x, y + 14, Printed.Money(parts[i].Amount), 41, 9.5, bold: i == parts.Length - 1));
        }

        marks.Add(new Text(Left + 3, y + 18.8, "O banco soma multa e juros no momento do pagamento; o código de barras e a linha digitável mantêm o valor registrado.", 7));
        return y + Height + 5;
    }

    private static void Pix(List<Mark> marks, string payload, double y)
    {
        const double X = Left + QrSize + 4, TextWidth = Right - X - 4;
        foreach (var (x1, y1, x2, y2) in ((double, double, double, double)[])
            [(Left, y, Right, y), (Left, y + QrSize, Right, y + QrSize), (Left, y, Left, y + QrSize), (Right, y, Right, y + QrSize)])
        {
            marks.Add(new Line(x1, y1, x2, y2, Thin));
        }

        marks.Add(Codes.Qr(payload, Left, y, QrSize));
        marks.Add(new Text(X, y + 7.5, "Pague com Pix", 11, Bold: true));
        marks.Add(Fitted(X, y + 12.5, "Abra o aplicativo do seu banco, escolha Pix e aponte a câmera para o código. A confirmação leva poucos minutos.", TextWidth, 7.5));
        marks.Add(new Text(X, y + 18, "Ou copie este texto e cole na opção Pix Copia e Cola:", 7.5));
        var top = y + 21.8;
        foreach (var line in Inter.Split(payload, TextWidth, 7))
        {
            marks.Add(new Text(X, top, line, 7));
            top += 3.1;
        }
    }

    private static void HowToPay(List<Mark> marks, double y)
    {
        marks.Add(new Text(Left, y + 3, "Como pagar", 9, Bold: true));
        marks.Add(new Text(Left, y + 7.5, "Pelo aplicativo ou site do seu banco, com a linha digitável; em agências, lotéricas e correspondentes, com o código de barras abaixo.", 7.5));
    }

    private static void Slip(List<Mark> marks, BoletoSheet boleto)
    {
        Head(marks, boleto, SlipTop);
        var y = SlipTop + 9;
        Cells(marks, y, Row, ("Local de pagamento", boleto.PaymentPlace, Left), ("Vencimento", Printed.Date(boleto.DueDate), Side));
        y += Row;
        Cells(marks, y, Tall, ("Beneficiário", "", Left), ("Agência / Código do beneficiário", boleto.AgencyAndPayeeCode, Side));
        NameAndAddress(marks, y, boleto.Payee, Side - Left - 2);
        y += Tall;
        Cells(marks, y, Row, ("Data do documento", Printed.Date(boleto.DocumentDate), Left), ("Nº do documento", boleto.DocumentNumber, 40),
            ("Espécie doc.", boleto.Species, 83), ("Aceite", boleto.Acceptance, 102), ("Data do processamento", Printed.Date(boleto.ProcessingDate), 116), ("Nosso número", boleto.OurNumber, Side));
        y += Row;
        Cells(marks, y, Row, ("Uso do banco", "", Left), ("Carteira", boleto.Wallet, 40), ("Espécie", "R$", 62), ("Quantidade", "", 83), ("(x) Valor", "", 116),
            ("(=) Valor do documento", Printed.Money(boleto.Amount), Side));
        y += Row;

        y = Instructions(marks, boleto, y);
        y = Payer(marks, boleto, y);
        marks.Add(new Text(Right, y + 2.8, "Autenticação mecânica – Ficha de Compensação", 5.5, Align: Align.Right));
        marks.Add(Codes.Barcode(boleto.Barcode, Left + 5, SlipBottom - 5.5 - Codes.BarcodeHeight)); // 5 mm stay empty to its left
    }

    /// <summary>The amounts beside the instructions stay empty: whoever receives the payment fills them in.</summary>
    private static double Instructions(List<Mark> marks, BoletoSheet boleto, double y)
    {
        const double Step = 6.5;
        string[] amounts = ["(-) Desconto / Abatimento", "(-) Outras deduções", "(+) Mora / Multa", "(+) Outros acréscimos", "(=) Valor cobrado"];
        for (var i = 0; i < amounts.Length; i++)
        {
            marks.Add(new Line(i == 0 ? Left : Side, y + i * Step, Right, y + i * Step, Thin));
            marks.Add(new Text(Side + 1, y + i * Step + 2.4, amounts[i], 5.5));
        }

        var bottom = y + amounts.Length * Step;
        marks.Add(new Line(Side, y, Side, bottom, Thin));
        marks.Add(new Text(Left + 1, y + 2.4, "Instruções (texto de responsabilidade do beneficiário)", 5.5));
        var text = y + 6.4;
        var (lines, size) = Lines(boleto, Side - Left - 3);
        foreach (var line in lines)
        {
            marks.Add(new Text(Left + 1, text, line, size));
            text += 3.7;
        }

        marks.Add(new Line(Left, bottom, Right, bottom, Thin));
        return bottom;
    }

    /// <summary>Seven lines: smaller letters before anything is cut.</summary>
    private static (IReadOnlyList<string> Lines, double Size) Lines(BoletoSheet boleto, double width)
    {
        const int Most = 7;
        var (text, size) = (string.Join('\n', boleto.Instructions), 8.0);
        while (size > 6.5 && Inter.Wrap(text, width, size).Count > Most) { size -= 0.5; }
        return (Inter.Wrap(text, width, size, Most), size);
    }

    private static double Payer(List<Mark> marks, BoletoSheet boleto, double y)
    {
        marks.Add(new Text(Left + 1, y + 2.4, "Pagador", 5.5));
        NameAndAddress(marks, y, boleto.Payer, Right - Left - 2);
        marks.Add(new Text(Left + 1, y + 12.2, "Sacador / Avalista", 5.5));
        if (boleto.Guarantor is { } guarantor) { marks.Add(Fitted(Left + 20, y + 12.2, guarantor.NameAndTaxId, 105, 7)); }
        marks.Add(new Text(Side + 1, y + 12.2, "Código de baixa", 5.5));
        marks.Add(new Line(Left, y + 13, Right, y + 13, Thick));
        return y + 13;
    }

    /// <summary>
    /// Bank, its code between bars, linha digitável: the code's digits 5 mm high with strokes of 1.2, the line's 3.5 mm, which only fits
    /// when they are narrower than the typeface has them.
    /// </summary>
    private static void Head(List<Mark> marks, BoletoSheet boleto, double y)
    {
        const double Code = 43, Line = 67, CodeSize = 18.5, LineSize = 13.75, LineWidth = Right - Line - 2;
        var baseline = y + 7.4;
        marks.Add(Fitted(Left, baseline - 0.3, boleto.BankName, Code - Left - 2, 12, bold: true));
        foreach (var x in (double[])[Code, Line]) { marks.Add(new Line(x, y + 1.5, x, y + 9, 0.6)); }
        marks.Add(new Text((Code + Line) / 2, baseline, boleto.BankCode, CodeSize, Bold: true, Align.Center, Outline: 0.35));
        var stretch = Math.Min(1, LineWidth / Inter.Width(boleto.DigitableLine, LineSize));
        marks.Add(new Text(Right, baseline, boleto.DigitableLine, LineSize, Align: Align.Right, Stretch: stretch));
        marks.Add(new Line(Left, y + 9, Right, y + 9, Thick));
    }

    /// <summary>A row of fields, small name above, value below; the last one, from <see cref="Side"/> on, is bold and to the right.</summary>
    private static void Cells(List<Mark> marks, double y, double height, params ReadOnlySpan<(string Name, string Value, double X)> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var (name, value, x) = cells[i];
            var end = i + 1 < cells.Length ? cells[i + 1].X : Right;
            var baseline = y + height - 1.4;
            if (i > 0) { marks.Add(new Line(x, y, x, y + height, Thin)); }
            marks.Add(Fitted(x + 1, y + 2.4, name, end - x - 1.5, 5.5));
            if (value.Length == 0) { continue; }

            if (x < Side) { marks.Add(Fitted(x + 1, baseline, value, end - x - 2, 8.5)); continue; }

            var (text, size) = Inter.Fit(value, end - x - 2, 9.5, 6, bold: true);
            marks.Add(new Text(end - 1, baseline, text, size, Bold: true, Align.Right));
        }

        marks.Add(new Line(Left, y + height, Right, y + height, Thin));
    }

    /// <summary>A long name gives way; the CNPJ or CPF, which the law asks for (Lei 12.039/2009), is always whole.</summary>
    private static void NameAndAddress(List<Mark> marks, double y, Party party, double width)
    {
        var taxId = $" – {party.TaxId}";
        var size = Inter.Fit(party.Name + taxId, width, 8.5, 5.5).Size;
        var (name, _) = Inter.Fit(party.Name, width - Inter.Width(taxId, size), size, size);
        marks.Add(new Text(Left + 1, y + 5.7, name + taxId, size));
        marks.Add(Fitted(Left + 1, y + 8.9, party.Address, width, 7.5));
    }

    private static Text Fitted(double x, double y, string content, double width, double size, bool bold = false)
    {
        var (text, fitting) = Inter.Fit(content, width, size, size * 0.72, bold);
        return new Text(x, y, text, fitting, bold);
    }
}
