namespace SupportPortal.Domain.Sla;

/// <summary>How a deadline counts: horas corridas (every hour) or horas úteis (hours of a calendar).</summary>
public enum Hours { ClockTime, BusinessTime }

/// <summary>
/// Where a deadline begins: when the ticket is registered, or when it is identified, which is when somebody of ours first lays hands on it
/// (assigns, answers or moves it). The clock of a next response always begins with the customer's message.
/// </summary>
public enum SlaOrigin { Registration, Identification }

public enum SlaMetric { FirstResponse, NextResponse, Resolution }
