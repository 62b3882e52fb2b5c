using SupportPortal.Domain.Contracts;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Mails about the hours of a contract.</summary>
public static class HourMail
{
    /// <summary>Most of a month's hours are used.</summary>
    public static OutboxMessage NearlyUsedUp(Mailer mailer, Contract contract, HourMonth month, MailRecipient to) =>
        mailer.Write("hours-nearly-used-up", contract.Number, to, words =>
        {
            var heading = words["Seu banco de horas chegou a {0}", Show.Percent(Math.Round(month.UsedShare, 2))];
            return new()
            {
                Subject = words["[Contrato {0}] {1}", contract.Number, heading.Value],
                Preheader = words["Restam {0} neste mês.", Show.Hours(month.Closing)],
                Overline = words["Contrato {0}", contract.Number],
                Heading = heading,
                Paragraphs = [words["Neste mês foram usadas {0} das {1} disponíveis. O atendimento continua; o que passar do saldo aparece como saldo negativo.", Show.Hours(month.Used), Show.Hours(month.Available)]],
                Highlight = new(words["Saldo"], Show.Hours(month.Closing)),
                Button = new(words["Ver o consumo"], mailer.Link($"/consumo?contrato={contract.Id}")),
                Reason = words["porque este é o e-mail da empresa no contrato"],
            };
        });
}
