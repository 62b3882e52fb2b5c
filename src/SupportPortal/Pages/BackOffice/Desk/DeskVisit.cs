namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>A colleague at a ticket of the list.</summary>
public sealed record DeskVisit(string Name, bool IsWriting)
{
    public static readonly ILookup<string, DeskVisit> None = Array.Empty<string>().ToLookup(c => c, _ => (DeskVisit)null!);

    /// <summary>By the ticket's code; of the tickets and people that are named.</summary>
    public static ILookup<string, DeskVisit> Of(ILookup<long, (int PersonId, bool IsWriting)> everywhere, Dictionary<long, string> codes, Dictionary<int, string> names) =>
        everywhere.Where(t => codes.ContainsKey(t.Key)).SelectMany(t => t, (t, p) => (Code: codes[t.Key], p.PersonId, p.IsWriting)).Where(v => names.ContainsKey(v.PersonId))
            .ToLookup(v => v.Code, v => new DeskVisit(names[v.PersonId], v.IsWriting), StringComparer.Ordinal);
}
