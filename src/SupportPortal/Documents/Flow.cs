using System.Globalization;

namespace SupportPortal.Documents;

/// <summary>Text that runs over as many sheets as it takes, each with the issuer at the top and "página 1 de 2" at the foot.</summary>
/// <param name="page">That foot, {0} of {1}, in the language of the paper.</param>
public sealed class Flow(string title, Party issuer, string page = "página {0} de {1}")
{
    private const double Left = 18, Right = 192, Top = 30, Bottom = 279;
    private const double Width = Right - Left;
    private readonly List<List<Mark>> _sheets = [[]];
    private double _y = Top;

    /// <summary>The document's name, and on the right what one wants to know of it at a glance.</summary>
    public Flow Opening(string heading, string state)
    {
        var stateWidth = Inter.Width(state, 10, bold: true);
        var (text, size) = Inter.Fit(heading, Width - stateWidth - 12, 17, 11, bold: true);
        Add(new Text(Left, _y + 6, text, size, Bold: true));
        Add(new Rectangles([new Box(Right - stateWidth - 6, _y + 0.4, stateWidth + 6, 7.4)], Ink.Pale));
        Add(new Text(Right - 3, _y + 5.3, state, 10, Bold: true, Align.Right));
        _y += 13;
        return this;
    }

    /// <summary>Starts a section. Never the last thing on a sheet.</summary>
    public Flow Heading(string text)
    {
        Keep(22);
        if (_y > Top) { _y += 4; }
        Add(new Text(Left, _y + 4, text, 11, Bold: true));
        Add(new Line(Left, _y + 6.2, Right, _y + 6.2, 0.2, Ink: Ink.Grey));
        _y += 9;
        return this;
    }

    /// <summary>Names above values, in columns; a value as long as it needs to be.</summary>
    public Flow Fields(int columns, params IEnumerable<(string Name, string? Value)> fields)
    {
        const double Size = 9.5, LineHeight = 4.4, Gutter = 5;
        var column = (Width + Gutter) / columns;
        foreach (var row in fields.Chunk(columns))
        {
            var values = row.Select(field => Inter.Wrap(field.Value is { Length: > 0 } value ? value : "–", column - Gutter, Size)).ToList();
            var height = 4 + values.Max(lines => lines.Count) * LineHeight + 2;
            Keep(height);
            for (var i = 0; i < row.Length; i++)
            {
                var x = Left + i * column;
                Add(new Text(x, _y + 2.8, row[i].Name, 7, Ink: Ink.Grey));
                for (var line = 0; line < values[i].Count; line++) { Add(new Text(x, _y + 7.2 + line * LineHeight, values[i][line], Size)); }
            }

            _y += height;
        }

        return this;
    }

    /// <summary>Running text; its line feeds are kept, and it breaks over sheets between lines.</summary>
    public Flow Paragraph(string text, bool bold = false)
    {
        const double Size = 9.5, LineHeight = 4.6;
        foreach (var line in Inter.Wrap(text.Trim(), Width, Size, bold))
        {
            Keep(LineHeight);
            if (line.Length > 0) { Add(new Text(Left, _y + 3.6, line, Size, bold)); }
            _y += line.Length > 0 ? LineHeight : LineHeight * 0.6;
        }

        _y += 1.6;
        return this;
    }

    /// <summary>Rows under a heading that is repeated on every sheet. A cell takes the lines it needs.</summary>
    /// <param name="columns">Name, part of the width, and where its text stands.</param>
    public Flow Table(IReadOnlyList<(string Name, double Part, Align Align)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        const double Size = 7.5, LineHeight = 3.4, Gutter = 3, Above = 1.4;
        var parts = columns.Sum(column => column.Part);
        var widths = columns.Select(column => column.Part / parts * (Width + Gutter) - Gutter).ToList();
        Names();
        foreach (var row in rows)
        {
            var cells = row.Select((text, i) => Inter.Wrap(text, widths[i], Size)).ToList();
            var height = cells.Max(lines => lines.Count) * LineHeight + 2 * Above;
            if (_y + height > Bottom)
            {
                NextSheet();
                Names();
            }

            for (var line = 0; line < cells.Max(lines => lines.Count); line++)
            {
                Print(i => line < cells[i].Count ? cells[i][line] : "", _y + Above + 2.7 + line * LineHeight, Size, Ink.Black);
            }

            _y += height;
            Add(new Line(Left, _y, Right, _y, 0.1, Ink: Ink.Grey));
        }

        _y += 3;
        return this;

        void Names()
        {
            Keep(14);
            Print(i => columns[i].Name, _y + 3.2, 7, Ink.Grey);
            Add(new Line(Left, _y + 5, Right, _y + 5, 0.25));
            _y += 5;
        }

        void Print(Func<int, string> cell, double y, double size, Ink ink)
        {
            var x = Left;
            for (var i = 0; i < columns.Count; i++)
            {
                if (cell(i) is { Length: > 0 } text) { Add(new Text(columns[i].Align is Align.Right ? x + widths[i] : x, y, text, size, Align: columns[i].Align, Ink: ink)); }
                x += widths[i] + Gutter;
            }
        }
    }

    /// <summary>Lines to sign on, side by side, with what goes below each.</summary>
    public Flow Signatures(params IReadOnlyList<string> names)
    {
        const double Height = 24, Gutter = 12;
        Keep(Height);
        var column = (Width + Gutter) / names.Count;
        for (var i = 0; i < names.Count; i++)
        {
            var x = Left + i * column;
            var (text, size) = Inter.Fit(names[i], column - Gutter, 8, 6);
            Add(new Line(x, _y + 16, x + column - Gutter, _y + 16, 0.2));
            Add(new Text(x, _y + 20, text, size, Ink: Ink.Grey));
        }

        _y += Height;
        return this;
    }

    public Drawing Finish() => new(title, issuer.Name, [.. _sheets.Select((marks, i) => new Sheet([.. Header(), .. marks, .. Footer(i + 1)]))]);

    private IEnumerable<Mark> Header()
    {
        var (name, size) = Inter.Fit(issuer.Name, Width, 11, 8, bold: true);
        var (address, small) = Inter.Fit($"{issuer.TaxId} · {issuer.Address}", Width, 7.5, 5.5);
        yield return new Text(Left, 15, name, size, Bold: true);
        yield return new Text(Left, 19.3, address, small, Ink: Ink.Grey);
        yield return new Line(Left, 22.5, Right, 22.5, 0.3);
    }

    private IEnumerable<Mark> Footer(int number)
    {
        var (text, size) = Inter.Fit(title, Width - 40, 7.5, 5.5);
        yield return new Text(Left, 287, text, size, Ink: Ink.Grey);
        yield return new Text(Right, 287, string.Format(CultureInfo.InvariantCulture, page, number, _sheets.Count), 7.5, Align: Align.Right, Ink: Ink.Grey);
    }

    private void Keep(double height)
    {
        if (_y + height > Bottom && _y > Top) { NextSheet(); }
    }

    private void NextSheet()
    {
        _sheets.Add([]);
        _y = Top;
    }

    private void Add(Mark mark) => _sheets[^1].Add(mark);
}
