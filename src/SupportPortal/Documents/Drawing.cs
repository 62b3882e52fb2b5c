namespace SupportPortal.Documents;

/// <summary>A document ready to print: sheets of A4, portrait. Drawn once, it becomes a PDF and the preview on screen.</summary>
/// <param name="Title">What a reader's window and tab show.</param>
/// <param name="Author">The company that issues it.</param>
public sealed record Drawing(string Title, string Author, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>Millimetres.</summary>
    public const double Width = 210, Height = 297;

    /// <summary>Documents are in Portuguese whoever reads them: their hash is what a customer accepts.</summary>
    public const string Language = "pt-BR";

    public const double MillimetresPerPoint = 25.4 / 72;
}

/// <summary>One page: marks in reading order.</summary>
public sealed record Sheet(IReadOnlyList<Mark> Marks);

/// <summary>Something on paper, in millimetres from the top left corner.</summary>
public abstract record Mark;

public enum Align { Left, Center, Right }

public enum Ink { Black, Grey, Pale }

/// <param name="X">The left end, the middle or the right end, by <paramref name="Align"/>.</param>
/// <param name="Y">Baseline.</param>
/// <param name="Content">One line; what the font lacks is replaced.</param>
/// <param name="Size">Points.</param>
/// <param name="Stretch">Below 1 the letters are narrower, as high as ever.</param>
/// <param name="Outline">Millimetres by which every stroke is thicker.</param>
public sealed record Text(double X, double Y, string Content, double Size, bool Bold = false, Align Align = Align.Left, Ink Ink = Ink.Black, double Stretch = 1, double Outline = 0) : Mark
{
    public string Content { get; } = Inter.Printable(Content);

    public double Width => Inter.Width(Content, Size, Bold) * Stretch;

    public double Left => X - Width * Align switch { Align.Left => 0, Align.Center => 0.5, _ => 1 };
}

/// <param name="Width">Thickness.</param>
public sealed record Line(double X1, double Y1, double X2, double Y2, double Width = 0.15, bool Dashed = false, Ink Ink = Ink.Black) : Mark;

/// <summary>Filled rectangles, all of one ink: a panel, or the bars of a code.</summary>
public sealed record Rectangles(IReadOnlyList<Box> Boxes, Ink Ink = Ink.Black) : Mark;

/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
public readonly record struct Box(double X, double Y, double Width, double Height);
