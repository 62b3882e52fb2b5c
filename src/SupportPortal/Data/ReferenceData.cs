using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>What every installation starts with: the categories, their promised times, and the topics of the help centre.</summary>
public static class ReferenceData
{
    /// <summary>Each part looks for itself, so that a database of an earlier version gets what it does not have yet.</summary>
    public static async Task EnsureAsync(PortalDbContext db, CancellationToken stop)
    {
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Categories.AnyAsync(stop)) { await StartAsync(db, stop); }
        if (!await db.Categories.AnyAsync(c => c.Name == Category.Dispute, stop))
        {
            db.Categories.Add(new Category(Category.Dispute, "O financeiro confere um título que você não reconhece.", Priority.Normal, 90, isOffered: false));
            await db.SaveChangesAsync(stop);
        }
        if (!await db.SlaRevisions.AnyAsync(stop)) { db.SlaRevisions.Add(new SlaRevision()); }
        if (!await db.SlaPolicies.AnyAsync(p => p.IsDefault, stop)) { db.SlaPolicies.Add(await DefaultPolicyAsync(db, stop)); }
        await db.SaveChangesAsync(stop);
        await whole.CommitAsync(stop);
    }

    private static async Task StartAsync(PortalDbContext db, CancellationToken stop)
    {
        Category[] categories =
        [
            new("Consulta técnica", "Dúvida sobre como usar ou configurar um produto.", Priority.Normal, 1),
            new("Defeito com paralisação", "O sistema parou e o trabalho não continua.", Priority.Critical, 2),
            new("Defeito sem paralisação", "Algo não funciona como deveria, mas o trabalho continua.", Priority.High, 3),
        ];
        db.Categories.AddRange(categories);
        db.HelpTopics.AddRange(
            new HelpTopic("processo-de-compra", "Processo de compra", "Pedidos, propostas e ativação", 1),
            new HelpTopic("area-do-cliente", "Área do Cliente", "Acesso, usuários e chamados", 2),
            new HelpTopic(HelpTopic.Finance, "Financeiro", "Boletos, notas e pagamentos", 3),
            new HelpTopic("gestao-contratual", "Gestão contratual", "Contratos, renovação e reajuste", 4));
    }

    /// <summary>Clock time for what the desk is there for, business time for what finance answers; a kind of request made later has a day.</summary>
    private static async Task<SlaPolicy> DefaultPolicyAsync(PortalDbContext db, CancellationToken stop)
    {
        var calendar = await db.WorkCalendars.OrderBy(c => c.Id).FirstOrDefaultAsync(stop) ?? new WorkCalendar("Expediente padrão", WeekHours.Standard);
        var policy = new SlaPolicy("Prazos padrão", calendar, isDefault: true);
        List<SlaTarget> targets = [.. Pair(null, 2, 24, Hours.ClockTime)];
        foreach (var category in await db.Categories.OrderBy(c => c.Position).ToListAsync(stop))
        {
            targets.AddRange(category.Name switch
            {
                "Consulta técnica" => Pair(category.Id, 2, 2, Hours.ClockTime),
                "Defeito com paralisação" => Pair(category.Id, 2, 4, Hours.ClockTime),
                "Defeito sem paralisação" => Pair(category.Id, 2, 24, Hours.ClockTime),
                Category.Dispute => Pair(category.Id, 9, 27, Hours.BusinessTime),
                _ => [],
            });
        }
        policy.Draft!.Describe(calendar, pausesForCustomer: true, pausesForThirdParty: false, targets);
        policy.Publish(by: null, DateTimeOffset.UnixEpoch); // what has always been promised
        return policy;

        static SlaTarget[] Pair(int? category, int response, int resolution, Hours hours) =>
        [
            new(category, null, SlaMetric.FirstResponse, TimeSpan.FromHours(response), hours),
            new(category, null, SlaMetric.Resolution, TimeSpan.FromHours(resolution), hours),
        ];
    }
}
