using SupportPortal.Domain.Contracts;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Mails about the term of a contract.</summary>
public static class ContractMail
{
    /// <summary>The term comes to its end.</summary>
    public static OutboxMessage Ending(Mailer mailer, Contract contract, DateOnly today, MailRecipient to) =>
        mailer.Write("contract-ending", contract.Number, to, words =>
        {
            var days = contract.DaysLeft(today);
            var heading = (contract.Renewal, days) switch
            {
                (RenewalKind.Automatic, 1) => words["Seu contrato se renova em 1 dia"],
                (RenewalKind.Automatic, _) => words["Seu contrato se renova em {0} dias", days],
                (_, 0) => words["Seu contrato termina hoje"],
                (_, 1) => words["Seu contrato termina em 1 dia"],
                _ => words["Seu contrato termina em {0} dias", days],
            };
            List<string> paragraphs = [words.Renewal(contract)];
            if (contract.Renewal is not RenewalKind.Automatic) { paragraphs.Add(words["Depois disso, os produtos deste contrato deixam de aparecer no portal e não recebem novos chamados."]); }
            return new()
            {
                Subject = words["[Contrato {0}] {1}", contract.Number, heading.Value],
                Preheader = words.Renewal(contract),
                Overline = words["Contrato {0}", contract.Number],
                Heading = heading,
                Paragraphs = paragraphs,
                Highlight = new(words["Vigência"], words["de {0} a {1}", Show.Date(contract.StartsOn), Show.Date(contract.EndsOn)]),
                Button = new(words["Ver o contrato"], mailer.Link($"/contratos/{contract.Slug}")),
                Reason = words["porque você administra a empresa no portal"],
            };
        });
}
