namespace SupportPortal.Web;

/// <summary>The links of a keyset-paged list, drawn by <c>&lt;partial name="_Pager" model="…" /&gt;</c>; a missing one is greyed out.</summary>
public sealed record Pager(string? PreviousUrl, string? NextUrl, string? Label = null);
