using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Files;
using SupportPortal.Web;

namespace SupportPortal.Pages;

/// <summary>Hands out an attachment to whoever sees what it hangs on. What it holds is never trusted: it can run nothing where it is opened.</summary>
public class AttachmentModel(PortalDbContext db, FileStore files, Viewer me) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var file = await db.Files.AsNoTracking().VisibleTo(me, db.Tickets, db.TicketMessages, db.TicketDrafts, db.ServiceOrders).SingleOrDefaultAsync(f => f.Id == id, stop);
        if (file is null) { return NotFound(); }

        Response.ContentLength = file.Size;
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return new StreamedFile(file.ContentType, file.Name, WriteAsync) { IsShown = StoredFile.IsPicture(file.ContentType) };

        async Task WriteAsync(Stream to, CancellationToken stopped)
        {
            await foreach (var bytes in files.ReadAsync(file, stopped)) { await to.WriteAsync(bytes, stopped); }
        }
    }
}
