namespace SupportPortal.Domain.Sla;

/// <summary>How a deadline counts: horas corridas (every hour) or horas úteis (hours of a calendar).</summary>
public enum Hours { ClockTime, BusinessTime }

public enum SlaMetric { FirstResponse, NextResponse, Resolution }
