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
            var dispute = new Category(Category.Dispute, "O financeiro confere um título que você não reconhece.", Priority.Normal, 90, isOffered: false);
            db.Categories.Add(dispute);
            await db.SaveChangesAsync(stop);
            db.SlaTargets.Add(new SlaTarget(dispute.Id, contractId: null, TimeSpan.FromHours(9), TimeSpan.FromHours(27), Hours.BusinessTime));
        }
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
        int[] hours = [2, 4, 24];
        db.Categories.AddRange(categories);
        await db.SaveChangesAsync(stop);
        db.SlaTargets.AddRange(categories.Select((c, i) => new SlaTarget(
            c.Id, contractId: null, TimeSpan.FromHours(Math.Min(hours[i], 2)), TimeSpan.FromHours(hours[i]), Hours.ClockTime)));
        db.HelpTopics.AddRange(
            new HelpTopic("processo-de-compra", "Processo de compra", "Pedidos, propostas e ativação", 1),
            new HelpTopic("area-do-cliente", "Área do Cliente", "Acesso, usuários e chamados", 2),
            new HelpTopic(HelpTopic.Finance, "Financeiro", "Boletos, notas e pagamentos", 3),
            new HelpTopic("gestao-contratual", "Gestão contratual", "Contratos, renovação e reajuste", 4));
    }
}
