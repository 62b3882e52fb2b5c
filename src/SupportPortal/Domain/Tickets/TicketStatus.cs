namespace SupportPortal.Domain.Tickets;

public enum TicketStatus { New, InProgress, WaitingCustomer, WaitingThirdParty, Resolved, Closed, Cancelled, Merged }

/// <summary>Criticidade, most urgent first.</summary>
public enum Priority { Critical, High, Normal, Low }
