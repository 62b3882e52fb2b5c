using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// Reminds companies of titles: three business days before they fall due, on the day, and on the business day after. What has been reminded of is
/// written with the mail, under a key that lets each kind through once for a title, however many instances run.
/// </summary>
public sealed class InvoiceReminders(SystemDb systemDb, Mailer mailer, IConfiguration configuration, TimeProvider clock, ILogger<InvoiceReminders> log)
    : Job(clock, log)
{
    /// <summary>More titles than this in one mail would not be read; the rest go in the next hour's.</summary>
    public const int TitlesPerMail = 30;

    private static readonly TimeOnly NotBefore = new(8, 0);

    protected override TimeSpan Every => TimeSpan.FromHours(1);

    /// <summary>How many mails were written.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var local = PortalTime.ToLocal(Clock.GetUtcNow());
        var today = DateOnly.FromDateTime(local.DateTime);
        if (!configuration.GetValue("Billing:Reminders", true) || TimeOnly.FromDateTime(local.DateTime) < NotBefore || !BankCalendar.National.IsBusinessDay(today)) { return 0; }

        var mails = 0;
        foreach (var kind in Enum.GetValues<ReminderKind>())
        {
            List<int> customers;
            await using (var db = systemDb.Open())
            {
                customers = await ToRemind(db, kind, today).Select(i => i.CustomerId).Distinct().Order().ToListAsync(stop);
            }
            foreach (var customer in customers)
            {
                if (await RemindAsync(customer, kind, today, stop)) { mails++; }
            }
        }
        return mails;
    }

    private static IQueryable<Invoice> ToRemind(PortalDbContext db, ReminderKind kind, DateOnly today) =>
        db.Invoices.ToRemind(kind, today).Where(i => !db.InvoiceReminders.Any(r => r.InvoiceId == i.Id && r.Kind == kind));

    /// <summary>One mail for all of a company's titles of a kind. False when another instance was faster, or the company cannot be reached.</summary>
    private async Task<bool> RemindAsync(int customerId, ReminderKind kind, DateOnly today, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var found = await ToRemind(db, kind, today).Where(i => i.CustomerId == customerId).Include(i => i.Customer).Include(i => i.Boleto!.BankAccount)
                .OrderBy(i => i.DueOn).ThenBy(i => i.Id).Take(TitlesPerMail).ToListAsync(stop);
            var invoices = found.Where(i => i.CanRemind(kind, today)).ToList();
            if (invoices.Count == 0) { return false; }

            var mail = InvoiceMail.Reminder(mailer, kind, invoices, await RecipientAsync(db, invoices[0].Customer!, stop), today);
            db.Outbox.Add(mail);
            db.InvoiceReminders.AddRange(invoices.Select(i => i.Remind(kind, mail.CreatedAt)));
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false; // by another instance, at the same moment
        }
        catch (Exception e) when (e is not OperationCanceledException) // one company must not keep the others back
        {
            Log.LogError(e, "Company {CustomerId} was not reminded ({Kind})", customerId, kind);
            return false;
        }
    }

    /// <summary>The accounting address, or else the registered one, in the language of whoever reads it.</summary>
    private static async Task<MailRecipient> RecipientAsync(PortalDbContext db, Customer customer, CancellationToken stop)
    {
        var address = customer.AccountingEmail ?? customer.Email;
        var normalized = address.ToUpperInvariant();
        var language = await db.People.Where(p => p.CustomerId == customer.Id || db.Memberships.Any(m => m.PersonId == p.Id && m.CustomerId == customer.Id && m.IsActive && p.NormalizedEmail == normalized))
            .OrderByDescending(p => p.NormalizedEmail == normalized).Select(p => p.Language).FirstOrDefaultAsync(stop);
        return new MailRecipient(address, customer.ShortName, language ?? "pt-BR", customer.Id);
    }
}
