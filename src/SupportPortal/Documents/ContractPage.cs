using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Web;

namespace SupportPortal.Documents;

/// <summary>Everything the paper of a contract prints.</summary>
public sealed record ContractSheet(Party Issuer, Party Customer, Contract Contract, ContractPromises Promises, string MadeBy, DateTimeOffset MadeAt, DateOnly Today);

/// <summary>A contract on paper, in the language of whoever asks: term, products, promised times, holidays, contacts.</summary>
public static class ContractPage
{
    public static Drawing Draw(ContractSheet sheet, IStringLocalizer<Words> words)
    {
        var (contract, promises) = (sheet.Contract, sheet.Promises);
        var title = words["Resumo do contrato {0}", contract.Number];
        var flow = new Flow(title, sheet.Issuer, words["página {0} de {1}"])
            .Opening(title, words.State(contract, sheet.Today).Text)
            .Fields(2, (words["Cliente"], $"{sheet.Customer.Name}\n{sheet.Customer.TaxId}"), (words["Feito por"], $"{sheet.MadeBy}\n{Show.DateTime(sheet.MadeAt)}"))
            .Fields(3, (words["Vigência"], words["de {0} a {1}", Show.Date(contract.StartsOn), Show.Date(contract.EndsOn)]), (words["Renovação"], words.Of(contract.Renewal)), (words["Banco de horas"], Hours(contract, words)))
            .Paragraph(words.Renewal(contract));

        flow.Heading(words["Produtos"]);
        if (contract.Products.Count == 0) { flow.Paragraph(words["Este contrato não tem produtos."]); }
        else
        {
            flow.Table([(words["Produto"], 100, Align.Left), (words["Plano"], 74, Align.Left)], contract.Products.Select(p => (IReadOnlyList<string>)[p.Product!.Name, p.Plan]));
        }

        flow.Heading(words["Prazos prometidos"])
            .Paragraph(words["Política {0}, versão {1}.", promises.Policy, promises.Version])
            .Table([(words["Tipo"], 62, Align.Left), (words["Prioridade"], 32, Align.Left), (words["Primeira resposta"], 40, Align.Left), (words["Solução"], 40, Align.Left)],
                promises.Lines.Select(l => (IReadOnlyList<string>)[l.Category, words.Priorities(l), words.UpTo(l.FirstResponse), words.UpTo(l.Resolution)]));
        foreach (var sentence in words.HowItCounts(promises)) { flow.Paragraph(sentence); }

        flow.Heading(words["Horário de atendimento e feriados"]).Fields(2, words.Lines(promises.Schedule.Week).Select(l => (l.Days, (string?)l.Hours)));
        flow.Paragraph(words["Próximos feriados"], bold: true);
        flow.Paragraph(string.Join("\n", promises.NextHolidays(sheet.Today).Select(h => $"{Show.Date(h.Date)}  {words.Name(h)}").DefaultIfEmpty(words["Nenhum"].Value)));

        if (contract.Contacts.Count > 0)
        {
            flow.Heading(words["Contatos"]).Table([(words["Nome"], 52, Align.Left), (words["Papel"], 46, Align.Left), (words["E-mail"], 50, Align.Left), (words["Telefone"], 26, Align.Left)],
                contract.Contacts.Select(c => (IReadOnlyList<string>)[c.Name, c.Role.Length > 0 ? c.Role : (c.IsOurs ? words["Da nossa equipe"] : words["Da sua empresa"]).Value, c.Email, c.Phone]));
        }
        return flow.Paragraph(words["Este resumo mostra o que está registrado no portal. Vale o contrato assinado."]).Finish();
    }

    private static string Hours(Contract contract, IStringLocalizer<Words> words) => contract.HoursFrom is null ? words["Não tem"] : words["{0} por mês", Show.Hours(contract.MonthlyMinutes)];
}
