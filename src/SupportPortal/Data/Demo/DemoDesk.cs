using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Demo;

/// <summary>A team, and macros that everybody at the desk finds.</summary>
internal static class DemoDesk
{
    public static async Task LoadAsync(SystemDb systemDb, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var people = await db.People.Desk().OrderBy(p => p.Id).ToListAsync(stop);
        var supervisor = people.First(p => p.Role is StaffRole.Supervisor);
        var team = new Team("Suporte N2");
        team.Gather([.. people.Where(p => p.Role is StaffRole.Analyst)]);
        db.Teams.Add(team);
        await db.SaveChangesAsync(stop);
        var everybody = new Sharing(Scope.Everyone, null);
        db.Macros.AddRange(
            new Macro("Pedir o XML da nota", new()
            {
                Reply = "{{saudacao}}, {{primeiro_nome}}.\n\nPara continuar o chamado {{chamado}}, envie o XML da nota e uma captura da tela com a rejeição.\n\n{{analista}}",
                Status = TicketStatus.WaitingCustomer,
                Reason = "Falta o XML da nota",
                ToMe = true,
            }, supervisor.Id, everybody, now),
            new Macro("Passar ao N2", new() { TeamId = team.Id, Note = "{{cliente}}: já conferi cadastro e versão. Falta analisar o registro de eventos.", Follow = true }, supervisor.Id, everybody, now));
        await db.SaveChangesAsync(stop);
    }
}
