using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>What the form of a new ticket offers this person: subjects, kinds with what is promised for them, and the questions of each kind.</summary>
public sealed class NewTicketChoices(PortalDbContext db, SlaCatalog sla, Viewer me, TimeProvider clock, IStringLocalizer<Words> words)
{
    private const int CategoriesAtMost = 6;

    public IReadOnlyList<Subject> Topics { get; private set; } = [];
    public IReadOnlyList<Subject> Products { get; private set; } = [];
    public IReadOnlyList<Promise> Promises { get; private set; } = [];
    public IReadOnlyList<string> Departments { get; private set; } = [];
    public ILookup<int, CategoryField> Fields { get; private set; } = Array.Empty<CategoryField>().ToLookup(f => f.CategoryId);

    public IEnumerable<Choice> Categories => Promises.Select(p => new Choice(
        p.Category.Id.ToString(CultureInfo.InvariantCulture), words[p.Category.Name],
        p.Category.OutOfScopeAnswer is not null ? words[p.Category.Description].Value
            : $"{words[p.Category.Description]} {words["Solução em até {0}.", words.Promise(p.Resolution!.Target, p.Resolution.Hours)]}",
        p.Category.OutOfScopeAnswer is null ? Show.Duration(p.Resolution!.Target) : null));

    /// <summary>The first step's.</summary>
    public async Task LoadSubjectsAsync()
    {
        var topics = await db.HelpTopics.OrderBy(t => t.Position).Select(t => new { t.Id, t.Slug, t.Name }).Take(50).ToListAsync();
        Topics = [.. topics.Select(t => new Subject(NewTicketInput.TopicPrefix + t.Slug, words[t.Name], null, t.Id))];
        var products = await db.ContractedProducts.VisibleTo(me).InForce(clock.Today()).Select(p => new { p.ProductId, p.Product!.Slug, p.Product.Name })
            .Distinct().OrderBy(p => p.Name).Take(100).ToListAsync();
        Products = [.. products.Select(p => new Subject(NewTicketInput.ProductPrefix + p.Slug, p.Name, p.ProductId, null))];
    }

    /// <summary>The whole form's.</summary>
    /// <param name="about">What was chosen in the first step: a product may be under a contract of its own.</param>
    public async Task LoadAsync(string about)
    {
        await LoadSubjectsAsync();
        Departments = await db.Tickets.VisibleTo(me).Where(t => t.Department != "").Select(t => t.Department).Distinct().OrderBy(d => d).Take(30).ToListAsync();
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var categories = await db.Categories.AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Position).ThenBy(c => c.Id).Take(CategoriesAtMost).ToListAsync();
        var offers = await sla.OffersAsync(db, db.Contracts.VisibleTo(me), me.CustomerId!.Value, today);
        var productId = Find(about)?.ProductId;
        Promises = [.. categories.Select(c =>
        {
            if (c.OutOfScopeAnswer is not null) { return new Promise(c, null, null, []); } // answered elsewhere: nothing is promised here
            var terms = offers.For(productId, c.Id, c.Priority);
            var others = Impact.PrioritiesIn(c.Priority).Select(p => (Priority: p, offers.For(productId, c.Id, p).Resolution));
            return new Promise(c, terms.Resolution, Deadline.Due(now, terms.Resolution.Target, terms.Resolution.Hours, terms.Schedule!.Calendar, [], now),
                [.. others.Where(o => (o.Resolution.Target, o.Resolution.Hours) != (terms.Resolution.Target, terms.Resolution.Hours))]);
        })];
        var fields = await db.CategoryFields.AsNoTracking().Where(f => f.IsActive).OrderBy(f => f.Position).ThenBy(f => f.Id).Take(CategoriesAtMost * CategoryField.MaxActive).ToListAsync();
        Fields = fields.ToLookup(f => f.CategoryId);
    }

    /// <summary>What was chosen in the first step; null when it is not offered.</summary>
    public Subject? Find(string about) => about == NewTicketInput.Unlisted
        ? new Subject(about, words["Não encontrei meu produto"], null, null)
        : Topics.Concat(Products).FirstOrDefault(c => c.Value == about);

    /// <summary>The kind that was chosen, when everything the form asks for it is answered; else what is missing is said beside its field.</summary>
    public Request? Check(NewTicketInput input, ModelStateDictionary state)
    {
        var subject = Find(input.About);
        if (subject is null && input.About.Length > 0) { state.AddModelError("Input.About", words["Escolha um assunto ou produto da lista."]); }
        var category = Promises.FirstOrDefault(p => p.Category.Id == input.Category)?.Category;
        if (category is null)
        {
            if (input.Category is not null) { state.AddModelError("Input.Category", words["Escolha um tipo da lista."]); }
            return null;
        }
        var fields = category.OutOfScopeAnswer is null ? Fields[category.Id].ToList() : [];
        foreach (var field in fields)
        {
            if (field.FaultOf(input.AnswerTo(field.Id)) is { } fault) { state.AddModelError(NewTicketInput.KeyOf(field.Id), words.Of(fault, field)); }
        }
        var answers = fields.Select(f => f.FaultOf(input.AnswerTo(f.Id)) is null ? f.Take(input.AnswerTo(f.Id)) : null).OfType<FieldAnswer>();
        return state.IsValid && subject is not null ? new Request(category, subject, input.ToForm() with { Answers = [.. answers] }) : null;
    }

    public sealed record Subject(string Value, string Name, int? ProductId, int? TopicId);

    /// <summary>A form in which everything is right.</summary>
    public sealed record Request(Category Category, Subject Subject, TicketForm Form);

    /// <summary>A category with the time it is promised in, and when that would be.</summary>
    /// <param name="Others">Where the answers on impact move the priority, and the time with it.</param>
    public sealed record Promise(Category Category, SlaPromise? Resolution, DateTimeOffset? Due, IReadOnlyList<(Priority Priority, SlaPromise Resolution)> Others);
}
