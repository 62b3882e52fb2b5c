using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>What every installation starts with: the three categories, their promised times, and the topics of the help centre.</summary>
public static class ReferenceData
{
    public static async Task EnsureAsync(PortalDbContext db, CancellationToken stop)
    {
        if (await db.Categories.AnyAsync(stop)) { return; }
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
            new HelpTopic("financeiro", "Financeiro", "Boletos, notas e pagamentos", 3),
            new HelpTopic("gestao-contratual", "Gestão contratual", "Contratos, renovação e reajuste", 4));
        await db.SaveChangesAsync(stop);
    }
}
