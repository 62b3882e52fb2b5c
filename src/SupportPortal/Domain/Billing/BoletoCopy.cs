using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Billing;

/// <summary>How a boleto left the portal: a PDF of its own, one of many in a file, by mail, or its codes copied from the screen.</summary>
public enum CopyChannel { Download, Email, Batch, Line, Pix }

/// <summary>One issue of a boleto copy: who, when, from where, to whom, and the hash of the PDF when there was one.</summary>
public class BoletoCopy
{
    public const int NetworkMaxLength = 64;
    private BoletoCopy() { } // EF Core

    internal BoletoCopy(int customerId, CopyChannel channel, byte[]? pdfSha256, string? recipient, string? reason, string network, Actor by, DateTimeOffset at) =>
        (CustomerId, Channel, PdfSha256, Recipient, Reason, Network, ById, ByName, BySide, At) =
        (customerId, channel, pdfSha256, recipient, reason, network, by.PersonId, by.Name, by.Side, at);

    public long Id { get; private set; }
    public long InvoiceId { get; private init; }
    public int CustomerId { get; private init; }
    public CopyChannel Channel { get; private init; }
    /// <summary>Of the file that was handed over; null when only a code was copied, or when the file was broken off.</summary>
    public byte[]? PdfSha256 { get; private init; }
    public string? Recipient { get; private init; }
    public string? Reason { get; private init; }
    public string Network { get; private init; } = "";
    public int? ById { get; private init; }
    public string ByName { get; private init; } = "";
    public Side BySide { get; private init; }
    public DateTimeOffset At { get; private init; }
}
