using System.Security.Cryptography;

namespace SupportPortal.Domain.ServiceOrders;

/// <summary>The very paper that was accepted or rejected, byte for byte. Whoever asks for the order's PDF afterwards gets this one.</summary>
public class ServiceOrderDocument
{
    private ServiceOrderDocument() { } // EF Core

    internal ServiceOrderDocument(ServiceOrder order, byte[] pdf, DateTimeOffset at) =>
        (Order, CustomerId, Pdf, Sha256, At) = (order, order.CustomerId, pdf, SHA256.HashData(pdf), at);

    public long Id { get; private set; }
    public long ServiceOrderId { get; private init; }
    public ServiceOrder? Order { get; private init; }
    public int CustomerId { get; private init; }
    public byte[] Pdf { get; private init; } = [];
    public byte[] Sha256 { get; private init; } = [];
    public DateTimeOffset At { get; private init; }
}
