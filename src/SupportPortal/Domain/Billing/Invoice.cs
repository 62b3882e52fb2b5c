using System.Globalization;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Billing;

public enum InvoiceStatus { Open, Paid, Cancelled, Disputed }

/// <summary>A title (título) a customer owes, with the boleto it is paid by.</summary>
public class Invoice
{
    public const int NumberMaxLength = 20, DescriptionMaxLength = 120, ReasonMaxLength = 500;
    private readonly List<BoletoCopy> _copies = [];
    private readonly List<NewDateRequest> _dateRequests = [];
    private readonly List<InvoiceEvent> _history = [];
    private Invoice() { } // EF Core

    public Invoice(string number, int customerId, string description, decimal amount, DateOnly issuedOn, DateOnly dueOn)
    {
        RuleException.ThrowIf(amount <= 0, "O valor do título é maior que zero.");
        RuleException.ThrowIf(dueOn < issuedOn, "O vencimento não pode ser antes da emissão.");
        (Number, CustomerId, Description, Amount, IssuedOn, DueOn) = (number, customerId, description, amount, issuedOn, dueOn);
    }

    public long Id { get; private set; }
    /// <summary>Year and number, 2026-003128; shown as 2026/003128.</summary>
    public string Number { get; private init; } = "";
    public int CustomerId { get; private init; }
    public Customer? Customer { get; private init; }
    /// <summary>Histórico: what is charged.</summary>
    public string Description { get; private init; } = "";
    /// <summary>Reais, as registered.</summary>
    public decimal Amount { get; private init; }
    public DateOnly IssuedOn { get; private init; }
    public DateOnly DueOn { get; private init; }
    public InvoiceStatus Status { get; private set; }
    public DateOnly? PaidOn { get; private set; }
    public decimal? PaidAmount { get; private set; }
    public string? StatusReason { get; private set; }
    public uint Version { get; private set; }
    public RegisteredBoleto? Boleto { get; private set; }
    public IReadOnlyList<BoletoCopy> Copies => _copies;
    public IReadOnlyList<NewDateRequest> DateRequests => _dateRequests;
    public IReadOnlyList<InvoiceEvent> History => _history;

    /// <summary>The last day without charges: the due date, or the business day after it.</summary>
    public DateOnly EffectiveDueOn => BankCalendar.National.EffectiveDueDate(DueOn);

    public bool IsOverdue(DateOnly today) => Status is InvoiceStatus.Open && EffectiveDueOn < today;

    /// <summary>The last day banks take the boleto: never before the last day without charges.</summary>
    public DateOnly PayableUntil => Boleto is { } boleto && boleto.PayableUntil > EffectiveDueOn ? boleto.PayableUntil : EffectiveDueOn;

    /// <summary>
    /// What the paying bank takes off and adds on a day, and the total, by the terms the boleto was registered with.
    /// Without a boleto there are no terms, and the total is the value.
    /// </summary>
    public LateCharges ChargesOn(DateOnly day) =>
        LateCharges.On(Amount, DueOn, day, Boleto?.FinePercent ?? 0, Boleto?.MonthlyInterestPercent ?? 0, BankCalendar.National, discount: Boleto?.Discount);

    public void PayableBy(RegisteredBoleto boleto, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Boleto is not null, "Este título já tem boleto.");
        Boleto = boleto;
        Record(boleto.IssuedHere ? InvoiceEventKind.Issued : InvoiceEventKind.TakenOver, null, by, at);
    }

    public bool CanConfirmRegistration => Status is InvoiceStatus.Open && Boleto is { Registration: not Registration.Registered };

    /// <summary>The bank has taken the boleto, and may have given it a Pix code.</summary>
    /// <param name="pixPayload">BR Code as the bank returned it; null when there is none.</param>
    public void ConfirmRegistration(string? pixPayload, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanConfirmRegistration, "Só um boleto a registrar pode ter o registro confirmado.");
        Boleto!.Confirm(pixPayload, at);
        Record(InvoiceEventKind.Registered, null, by, at);
    }

    public bool CanRejectRegistration => Status is InvoiceStatus.Open && Boleto is { Registration: Registration.Pending };

    /// <summary>The bank refused it: nobody can pay by it until its registration is put right.</summary>
    public void RejectRegistration(string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRejectRegistration, "Só um boleto a registrar pode ser recusado pelo banco.");
        Boleto!.Reject();
        Record(InvoiceEventKind.RegistrationRejected, reason, by, at);
    }

    public void Pay(decimal amount, DateOnly on, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Status is InvoiceStatus.Paid, "Este título já foi pago.");
        RuleException.ThrowIf(Status is InvoiceStatus.Cancelled, "Este título foi cancelado.");
        (Status, PaidAmount, PaidOn) = (InvoiceStatus.Paid, amount, on);
        Record(InvoiceEventKind.Paid, null, by, at);
    }

    public void Cancel(string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Status is not (InvoiceStatus.Open or InvoiceStatus.Disputed), "Só um título em aberto pode ser cancelado.");
        (Status, StatusReason) = (InvoiceStatus.Cancelled, reason);
        Record(InvoiceEventKind.Cancelled, reason, by, at);
    }

    public bool CanDispute => Status is InvoiceStatus.Open;

    /// <summary>The customer says that this charge is wrong: until finance answers there is nothing to pay by, and no reminder goes out.</summary>
    public void Dispute(string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanDispute, "Só um título em aberto pode ser contestado.");
        (Status, StatusReason) = (InvoiceStatus.Disputed, reason);
        Record(InvoiceEventKind.Disputed, reason, by, at);
    }

    /// <summary>The charge stands: the title is open again. A dispute that is right ends in <see cref="Cancel"/>.</summary>
    public void DeclineDispute(string answer, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Status is not InvoiceStatus.Disputed, "Este título não está contestado.");
        (Status, StatusReason) = (InvoiceStatus.Open, null);
        Record(InvoiceEventKind.DisputeDeclined, answer, by, at);
    }

    /// <summary>What "2ª via" means for this title today.</summary>
    public CopyOutcome CopyOutcome(DateOnly today) => Status switch
    {
        InvoiceStatus.Paid or InvoiceStatus.Cancelled or InvoiceStatus.Disputed => Billing.CopyOutcome.NotPayable,
        _ when Boleto is null or { Registration: Registration.Rejected } => Billing.CopyOutcome.NotPayable,
        _ when today <= EffectiveDueOn => Billing.CopyOutcome.NotDue,
        _ when today <= PayableUntil => Billing.CopyOutcome.OverdueButPayable,
        _ => Billing.CopyOutcome.AskForNewDate,
    };

    /// <summary>File name of its boleto: says in a folder of downloads what it is and until when.</summary>
    public string BoletoFileName => $"boleto-{Number}-vencimento-{DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.pdf";

    public bool HasPayableBoleto(DateOnly today) => CopyOutcome(today) is Billing.CopyOutcome.NotDue or Billing.CopyOutcome.OverdueButPayable;

    /// <summary>Every issue, download, copy and sending leaves a line that the customer and finance can read.</summary>
    public BoletoCopy RecordCopy(CopyChannel channel, byte[]? pdfSha256, string? recipient, string? reason, string network, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!HasPayableBoleto(PortalTime.DayOf(at)), "Este título não tem boleto a pagar.");
        RuleException.ThrowIf(by.Side is Side.Staff && string.IsNullOrWhiteSpace(reason), "Diga por que a 2ª via foi pedida.");
        var copy = new BoletoCopy(CustomerId, channel, pdfSha256, recipient, reason, network, by, at);
        _copies.Add(copy);
        return copy;
    }

    /// <summary>Each kind of reminder has its one day, so a title that was due long ago gets none. What is not registered cannot be paid yet.</summary>
    public bool CanRemind(ReminderKind kind, DateOnly today) =>
        HasPayableBoleto(today) && Boleto!.Registration is Registration.Registered && EffectiveDueOn == kind.EffectiveDueOn(today);

    public InvoiceReminder Remind(ReminderKind kind, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRemind(kind, PortalTime.DayOf(at)), "Hoje não é dia de lembrar deste título.");
        return new InvoiceReminder(Id, CustomerId, kind, at);
    }

    public bool CanAskForNewDate(DateOnly today) =>
        CopyOutcome(today) is Billing.CopyOutcome.AskForNewDate && !_dateRequests.Exists(r => r.Status is NewDateStatus.Open);

    /// <param name="replyTo">Where the answer goes.</param>
    public NewDateRequest AskForNewDate(string message, string replyTo, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(CopyOutcome(PortalTime.DayOf(at)) is not Billing.CopyOutcome.AskForNewDate, "Só um boleto fora do prazo de pagamento precisa de nova data.");
        RuleException.ThrowIf(!CanAskForNewDate(PortalTime.DayOf(at)), "Já há um pedido de nova data para este título.");
        var request = new NewDateRequest(CustomerId, message, replyTo, by, at);
        _dateRequests.Add(request);
        return request;
    }

    private void Record(InvoiceEventKind kind, string? note, Actor by, DateTimeOffset at) => _history.Add(new InvoiceEvent(CustomerId, kind, note, by, at));
}

/// <summary>The four answers to a request for a 2ª via.</summary>
public enum CopyOutcome { NotDue, OverdueButPayable, AskForNewDate, NotPayable }
