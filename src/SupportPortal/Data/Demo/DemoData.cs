using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Demo;

/// <summary>A plausible support desk for Development: always the same people and companies, with dates that end now.</summary>
public sealed class DemoData(DataSources sources, SystemDb systemDb, IPasswordHasher<Person> passwords, TimeProvider clock)
{
    public const string Password = "Azulejo-Demo-2026";
    public const string ActiveCompany = "11.222.333/0001-81", ReleasedCompany = "12.ABC.345/01DE-35";
    private const string Loading = "demo data is being loaded";
    private const int TicketCount = 1500, BatchSize = 250;

    private readonly Random _random = new(20261121);
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly BusinessCalendar _calendar = StandardCalendar.Instance;

    public static readonly (string Email, string Name, StaffRole Role)[] Staff =
    [
        ("analista@demo.example", "Camila Rocha", StaffRole.Analyst),
        ("analista2@demo.example", "Bruno Teixeira", StaffRole.Analyst),
        ("supervisor@demo.example", "Ana Nunes", StaffRole.Supervisor),
        ("financeiro@demo.example", "João Pedro Alves", StaffRole.Finance),
        ("admin@demo.example", "Rafael Souza", StaffRole.Administrator),
    ];

    /// <summary>Fills an empty database; does nothing where there are people already. A load that was cut short begins again, and several wait for one.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        await using var owner = await sources[DbRole.Owner].OpenConnectionAsync(stop);
        await Migrator.ExecuteAsync(owner, $"select pg_advisory_lock(hashtext('{Loading}'))", stop);
        await using (var db = systemDb.Open())
        {
            if (await IsCutShortAsync(owner, stop)) { await EmptyAsync(owner, db, stop); }
            else if (await db.People.AnyAsync(stop)) { return; }
        }
        await Migrator.ExecuteAsync(owner, $"comment on table people is '{Loading}'", stop);
        await LoadPeopleAsync(stop);
        await DemoPeople.LoadAsync(systemDb, passwords.HashPassword(null!, Password), _now, stop);
        await LoadFieldsAsync(stop);
        await LoadTicketsAsync(stop);
        await using (var db = systemDb.Open()) { await db.MarkAllReadAsync(_now.AddHours(-20), stop); }
        await new DemoInvoices(systemDb, _random, clock.Today()).LoadAsync(stop);
        await new DemoOrders(systemDb, _random, _now).LoadAsync(stop);
        await DemoArticles.LoadAsync(systemDb, _now, stop);
        await DemoDesk.LoadAsync(systemDb, _now, stop);
        await new DemoContracts(systemDb, _now).LoadAsync(stop);
        await Migrator.ExecuteAsync(owner, "comment on table people is null", stop);
    }

    private static async Task<bool> IsCutShortAsync(NpgsqlConnection owner, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand("select obj_description('public.people'::regclass, 'pg_class')", owner);
        return await read.ExecuteScalarAsync(stop) as string == Loading;
    }

    private static async Task EmptyAsync(NpgsqlConnection owner, PortalDbContext db, CancellationToken stop)
    {
        var tables = db.Model.GetEntityTypes().Where(e => e.ClrType != typeof(DataProtectionKey)).Select(e => e.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal);
        await Migrator.ExecuteAsync(owner, $"truncate {string.Join(", ", tables)} restart identity", stop);
        await ReferenceData.EnsureAsync(db, stop);
    }

    private async Task LoadPeopleAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        var products = DemoTexts.Products.Select(p => new Product(p.Slug, p.Name, p.Summary)).ToList();
        db.Products.AddRange(products);
        db.Categories.Add(new Category(DemoTexts.Elsewhere.Name, DemoTexts.Elsewhere.Description, Priority.Low, 50, DemoTexts.Elsewhere.Answer));
        var hash = passwords.HashPassword(null!, Password);
        foreach (var (email, name, role) in Staff) { db.People.Add(Active(new Person { Name = name, Kind = PersonKind.Staff, Role = role, UserName = email, Email = email }, hash)); }
        await db.SaveChangesAsync(stop);

        foreach (var (company, index) in DemoTexts.Companies.Select((c, i) => (c, i)))
        {
            var cnpj = Cnpj.Parse(index switch { 0 => ActiveCompany, 1 => ReleasedCompany, _ => RandomCnpj(index) });
            var domain = string.Concat(company.Short.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant() + ".example";
            var customer = new Customer(cnpj, company.Name, $"contato@{domain}", _now.AddDays(-400 - _random.Next(900)))
            {
                TradeName = company.Short,
                Phone = $"({_random.Next(11, 99)}) 3{_random.Next(100, 999)}-{_random.Next(1000, 9999)}",
                Street = $"{Pick(DemoTexts.Streets)}, {_random.Next(10, 2900)}",
                City = company.City,
                State = company.State,
                PostalCode = _random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture),
            };
            db.Customers.Add(customer);
            await db.SaveChangesAsync(stop);

            var own = new Person { Name = company.Name, Kind = PersonKind.Company, CustomerId = customer.Id, UserName = cnpj.Value, Email = customer.Email };
            if (index == 1) { own.ReleaseFirstAccess(_now); } else if (index % 5 != 4) { Active(own, hash); }
            db.People.Add(Normalized(own));
            var contacts = Enumerable.Range(0, index == 0 ? 4 : _random.Next(1, 4)).Select(i => Contact(i, domain, hash)).ToList();
            db.People.AddRange(contacts);
            await db.SaveChangesAsync(stop);

            db.Memberships.Add(new Membership(own.Id, customer.Id, Permission.All));
            db.Memberships.AddRange(contacts.Select((c, i) => new Membership(c.Id, customer.Id,
                i switch { 0 => Permission.All, 1 => Permission.CompanyTickets | Permission.Finance, _ => Permission.OwnTickets }, DemoTexts.Departments[i])));
            var start = DateOnly.FromDateTime(_now.AddDays(-_random.Next(40, 330)).DateTime);
            var contract = new Contract($"CT-{2024 + index % 3}/{100 + index}", customer.Id, start, start.AddYears(1));
            foreach (var product in products.OrderBy(_ => _random.Next()).Take(index == 0 ? 5 : _random.Next(2, 5)).OrderBy(p => p.Id))
            {
                contract.Include(product, Pick(DemoTexts.Products.Single(p => p.Slug == product.Slug).Plans));
            }
            db.Contracts.Add(contract);
            await db.SaveChangesAsync(stop);
        }
        await whole.CommitAsync(stop);
    }

    /// <summary>Questions of one category, so that the form and the tickets show what administrators can ask.</summary>
    private async Task LoadFieldsAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var category = await db.Categories.OrderBy(c => c.Position).Where(c => c.OutOfScopeAnswer == null).Skip(1).FirstAsync(stop);
        CategoryField version = new(category.Id), place = new(category.Id);
        version.Describe("Versão do sistema", "Em Ajuda, Sobre o sistema; por exemplo 8.4.1", FieldKind.Text, [], isRequired: false, 1, isActive: true);
        place.Describe("Onde acontece?", "", FieldKind.Choice, ["Em um computador", "Em vários computadores", "Em toda a empresa"], isRequired: true, 2, isActive: true);
        db.CategoryFields.AddRange(version, place);
        await db.SaveChangesAsync(stop);
    }

    private Person Contact(int index, string domain, string hash)
    {
        var (first, last) = (Pick(DemoTexts.FirstNames), Pick(DemoTexts.LastNames));
        var address = string.Concat($"{first}.{last}{(index == 0 ? "" : index + 1)}".ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => char.IsAsciiLetterOrDigit(c) || c == '.'));
        return Active(new Person { Name = $"{first} {last}", Kind = PersonKind.Contact, UserName = $"{address}@{domain}", Email = $"{address}@{domain}" }, hash);
    }

    private static Person Active(Person person, string hash)
    {
        person.Activate(hash, Guid.NewGuid().ToString("N"));
        return Normalized(person);
    }

    private static Person Normalized(Person person)
    {
        person.NormalizedUserName = person.UserName!.ToUpperInvariant();
        person.NormalizedEmail = person.Email!.ToUpperInvariant();
        person.EmailConfirmed = true;
        return person;
    }

    private async Task LoadTicketsAsync(CancellationToken stop)
    {
        var opened = Enumerable.Range(0, TicketCount)
            .Select(i => i < 70 ? _now.AddMinutes(-_random.Next(5, 60 * 30)) : _now.AddMinutes(-_random.Next(60 * 30, 60 * 24 * 320)))
            .Order().ToList();
        for (var from = 0; from < TicketCount; from += BatchSize)
        {
            await using var db = systemDb.Open();
            await using var whole = await db.Database.BeginTransactionAsync(stop);
            var cast = await CastAsync(db, stop);
            foreach (var at in opened.Skip(from).Take(BatchSize))
            {
                var ticket = await PlayAsync(db, cast, at);
                db.Tickets.Add(ticket);
            }
            await db.SaveChangesAsync(stop);
            await whole.CommitAsync(stop);
        }
    }

    private sealed record Cast(
        List<(Customer Customer, List<Person> People)> Companies, List<Person> Desk, List<Category> Categories, SlaBook Book, WorkSchedule Schedule, List<Product> Products, List<CategoryField> Fields);

    private static async Task<Cast> CastAsync(PortalDbContext db, CancellationToken stop)
    {
        var customers = await db.Customers.OrderBy(c => c.Id).ToListAsync(stop);
        var policies = await db.SlaPolicies.AsNoTracking().Include(p => p.Versions).ThenInclude(v => v.Targets).Include(p => p.Versions).ThenInclude(v => v.Calendar).ToListAsync(stop);
        var book = new SlaBook(policies, []);
        var hours = book.Offer([], productId: null, 0, Priority.Normal).Schedule!;
        var members = await db.Memberships.Include(m => m.Person).OrderBy(m => m.Id).ToListAsync(stop);
        return new(
            [.. customers.Select(c => (c, members.Where(m => m.CustomerId == c.Id).Select(m => m.Person!).ToList()))],
            await db.People.Where(p => p.Role == StaffRole.Analyst || p.Role == StaffRole.Supervisor).OrderBy(p => p.Id).ToListAsync(stop),
            await db.Categories.OrderBy(c => c.Position).ToListAsync(stop),
            book,
            await db.WorkSchedules.SingleOrDefaultAsync(s => s.Hash == hours.Hash, stop) ?? db.WorkSchedules.Add(hours).Entity,
            await db.Products.ToListAsync(stop),
            await db.CategoryFields.OrderBy(f => f.Position).ToListAsync(stop));
    }

    private async Task<Ticket> PlayAsync(PortalDbContext db, Cast cast, DateTimeOffset at)
    {
        // The company of the README gets one ticket in twelve, so that its pages show something.
        var (customer, people) = _random.Next(12) == 0 ? cast.Companies[0] : Pick(cast.Companies);
        var (person, story) = (Pick(people), Pick(DemoTexts.Stories));
        var (number, branch) = (_random.Next(2, 60), Pick(DemoTexts.Companies).City);
        string Say(string text) => string.Format(CultureInfo.InvariantCulture, text, number, branch);

        var category = cast.Categories[story.Category - 1];
        var asker = new Actor(person.Id, person.Kind is PersonKind.Company ? Pick(DemoTexts.FirstNames) + " " + Pick(DemoTexts.LastNames) : person.Name, Side.Customer);
        var form = new TicketForm(asker.Name, null, Pick(DemoTexts.Departments), person.Email!, Say(story.Subject), Say(story.Ask))
        {
            Answers = [.. cast.Fields.Where(f => f.CategoryId == category.Id).Select(f => f.Take(f.Kind is FieldKind.Choice ? f.Options[number % f.Options.Count] : $"8.{number % 5}.1")).OfType<FieldAnswer>()],
        };
        var ticket = Ticket.Open(await db.NextAsync(Numbers.Ticket, at), customer.Id, form, category,
            cast.Book.Offer([], productId: null, category.Id, form.PriorityIn(category)) with { Schedule = cast.Schedule }, cast.Products.Single(p => p.Slug == story.Product).Id, null, _calendar, asker, at);

        var analyst = Pick(cast.Desk);
        var staff = new Actor(analyst.Id, analyst.Name, Side.Staff);
        var now = at;
        bool Later(int fromMinutes, int toMinutes) { now = now.AddMinutes(_random.Next(fromMinutes, toMinutes)); return now < _now; }

        if (at > _now.AddHours(-6) && _random.Next(2) == 0) { return ticket; } // nobody's yet
        if (!Later(4, 50)) { return ticket; }
        ticket.Assign(analyst, staff, now);
        if (!Later(3, 70)) { return ticket; }
        ticket.Reply(Say(story.Answer), _calendar, staff, now);
        if (_random.Next(3) == 0 && Later(2, 20)) { ticket.AddNote(Pick(DemoTexts.Notes), staff, now); }
        for (var turn = _random.Next(0, 3); turn > 0; turn--)
        {
            if (_random.Next(3) == 0 && Later(5, 60)) { ticket.WaitForCustomer(Pick(DemoTexts.WaitReasons), _calendar, staff, now); }
            if (!Later(10, 240)) { return ticket; }
            ticket.ReplyFromCustomer(Pick(DemoTexts.CustomerFollowUps), _calendar, asker, now);
            if (!Later(5, 120)) { return ticket; }
            ticket.Reply(Pick(DemoTexts.StaffFollowUps), _calendar, staff, now);
        }
        if (_random.Next(6) == 0 && Later(5, 60)) { await OrderAsync(db, ticket, customer, analyst, staff, now); }
        var isRecent = at > _now.AddDays(-21);
        if (isRecent && _random.Next(6) == 0 && Later(5, 30))
        {
            ticket.WaitForCustomer(Pick(DemoTexts.WaitReasons), _calendar, staff, now);
            return ticket;
        }
        if (isRecent && _random.Next(3) == 0) { return ticket; } // still being worked on
        if (isRecent && _random.Next(5) == 0 && Later(5, 30))
        {
            ticket.WaitForThirdParty("Aguardando retorno da Sefaz", _calendar, staff, now);
            return ticket;
        }
        if (!Later(10, 600)) { return ticket; }
        ticket.Reply(Say(story.Solution), _calendar, staff, now);
        ticket.Resolve(_calendar, staff, now, Say(story.Solution));
        if (_random.Next(9) == 0 && Later(20, 900))
        {
            ticket.Reopen("Voltou a acontecer hoje de manhã.", _calendar, asker, now);
            if (!Later(15, 200)) { return ticket; }
            ticket.Resolve(_calendar, staff, now, "Ajuste refeito e conferido.");
        }
        if (!Later(30, 60 * 24 * 7)) { return ticket; }
        ticket.Confirm(_calendar, _random.Next(3) == 0 ? Actor.System : asker, now);
        if (_random.Next(2) == 0) { ticket.Rate(_random.Next(10) < 8 ? 5 : _random.Next(2, 5), null, asker, now); }
        return ticket;
    }

    private async Task OrderAsync(PortalDbContext db, Ticket ticket, Customer customer, Person technician, Actor staff, DateTimeOffset at)
    {
        var (title, tasks, _) = Pick(DemoTexts.Orders);
        var order = new ServiceOrder(await db.NextAsync(Numbers.ServiceOrder, at), customer.Id, ticket, ticket.ProductId, technician, title, tasks, staff, at);
        var visit = PortalTime.At(PortalTime.DayOf(at).AddDays(_random.Next(1, 6)), new TimeOnly(_random.Next(8, 16), 0));
        db.ServiceOrders.Add(order);
        if (_random.Next(12) == 0) { return; } // nobody has found a date yet
        order.Schedule(visit, visit.AddHours(2), staff, at);
        if (visit > _now) { return; }
        if (_random.Next(15) == 0)
        {
            order.Cancel("O cliente resolveu internamente.", staff, visit.AddHours(-1));
            return;
        }
        order.Start(staff, visit);
        if (_random.Next(3) == 0) { order.AddPart(Pick(DemoTexts.Parts), _random.Next(1, 5), staff, visit.AddMinutes(70)); }
        order.AddHours(technician, PortalTime.DayOf(visit), _random.Next(2, 16) * 30, isBillable: true, staff, visit.AddMinutes(80));
        if (_random.Next(4) == 0) { order.AddHours(technician, PortalTime.DayOf(visit), 45, isBillable: false, staff, visit.AddMinutes(85)); }
    }

    private string RandomCnpj(int index)
    {
        var root = _random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture);
        var body = (index % 7 == 3 ? $"{root[..2]}{(char)('A' + index % 26)}{(char)('K' + index % 9)}{root[4..]}" : root) + "0001";
        return body + Cnpj.CheckDigitsOf(body);
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
