using QRCoder;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Documents;

/// <summary>Codes that machines read, as filled rectangles at exact places.</summary>
internal static class Codes
{
    /// <summary>Printed size of a boleto's barcode in millimetres (Bacen Carta-Circular 2.926).</summary>
    public const double BarcodeWidth = 103, BarcodeHeight = 13;

    public static Rectangles Barcode(string digits, double x, double y)
    {
        var widths = Interleaved2of5.Widths(digits);
        var module = BarcodeWidth / widths.Sum();
        List<Box> bars = [];
        var at = 0;
        for (var i = 0; i < widths.Count; i++)
        {
            if (i % 2 == 0) { bars.Add(new Box(x + at * module, y, widths[i] * module, BarcodeHeight)); }
            at += widths[i];
        }

        return new Rectangles(bars);
    }

    /// <param name="size">Millimetres, with the empty border of four modules on each side.</param>
    public static Rectangles Qr(string payload, double x, double y, double size)
    {
        using var code = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var module = size / rows.Count;
        List<Box> boxes = [];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                var first = column;
                while (column < rows.Count && rows[row][column]) { column++; }
                if (column > first) { boxes.Add(new Box(x + first * module, y + row * module, (column - first) * module, module)); }
            }
        }

        return new Rectangles(boxes);
    }
}
