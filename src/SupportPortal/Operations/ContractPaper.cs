using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Web;

namespace SupportPortal.Operations;

/// <summary>A contract as its page and its paper show it: with what it promises today.</summary>
public sealed class ContractPaper(PortalDbContext db, SlaCatalog sla, IPageRenderer renderer, Viewer me, OurCompany us, TimeProvider clock, IStringLocalizer<Words> words)
{
    private const int CategoryLimit = 50;

    /// <summary>Null when there is no such contract, or not for this viewer.</summary>
    public async Task<(Contract Contract, ContractPromises Promises)?> FindAsync(string slug, CancellationToken stop = default)
    {
        var visible = db.Contracts.AsNoTracking().VisibleTo(me).At(slug);
        var contract = await visible.Include(c => c.Customer).Include(c => c.Products.OrderBy(p => p.Product!.Name)).ThenInclude(p => p.Product).Include(c => c.Contacts.OrderBy(x => x.Position))
            .AsSplitQuery().FirstOrDefaultAsync(stop);
        if (contract is null) { return null; }
        var categories = await db.Categories.Where(c => c.IsActive && c.OutOfScopeAnswer == null).OrderBy(c => c.Position).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name }).Take(CategoryLimit).ToListAsync(stop);
        var deadlines = new ContractDeadlines(contract.Id, contract.Number, contract.PolicyId, contract.NationalHolidays, contract.HolidaySets, [.. contract.Products.Select(p => p.ProductId)]);
        return (contract, ContractPromises.Of(await sla.BookAsync(db, stop), deadlines, [.. categories.Select(c => (c.Id, words[c.Name].Value))]));
    }

    /// <summary>A summary in the reader's language. The agreement itself is what was signed.</summary>
    public async Task<byte[]?> PdfAsync(string slug, CancellationToken stop = default)
    {
        if (await FindAsync(slug, stop) is not var (contract, promises)) { return null; }
        var now = clock.GetUtcNow();
        var sheet = new ContractSheet(await us.OnPaperAsync(stop), contract.Customer!.OnPaper(), contract, promises, me.Name, now, PortalTime.DayOf(now));
        return renderer.Pdf(ContractPage.Draw(sheet, words));
    }
}
