namespace SupportPortal.Domain.Billing;

/// <summary>What a customer says is wrong with a charge.</summary>
public enum DisputeReason { WrongAmount, AlreadyPaid, ChargedTwice, NotProvided, Other }
