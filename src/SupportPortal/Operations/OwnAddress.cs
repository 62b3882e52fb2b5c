using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Operations;

/// <summary>The viewer's own e-mail. Customers' connections cannot read anybody's, so it is read for them, by the id of the session.</summary>
public sealed class OwnAddress(SystemDb systemDb, Viewer me)
{
    public async Task<string?> EmailAsync()
    {
        await using var db = systemDb.Open();
        return await db.People.Where(p => p.Id == me.PersonId).Select(p => p.Email).SingleOrDefaultAsync();
    }
}
