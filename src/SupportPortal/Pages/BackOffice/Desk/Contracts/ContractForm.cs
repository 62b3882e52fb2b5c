using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Contracts;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Contracts;

/// <summary>A contract as it is typed: a line for each product we have, and lines for contacts, some of them empty.</summary>
public class ContractForm
{
    private const int BlankContacts = 2;

    /// <summary>Only of a new one: invoices, tickets and letters name it for ever.</summary>
    public string Number { get; set; } = "";
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public RenewalKind Renewal { get; set; }
    public int? RenewalMonths { get; set; } = 12;
    public int? NoticeDays { get; set; } = 30;
    public decimal? Hours { get; set; } = 0;
    public List<ProductRow> Products { get; set; } = [];
    public List<ContactRow> Contacts { get; set; } = [];
    /// <summary>Of the contract this form was drawn from.</summary>
    public uint Version { get; set; }

    public IEnumerable<ContactRow> Filled => Contacts.Where(c => !string.IsNullOrWhiteSpace(c.Name) || !string.IsNullOrWhiteSpace(c.Email) || !string.IsNullOrWhiteSpace(c.Phone));

    public static ContractForm Of(Contract? contract, IReadOnlyList<Product> products) => new()
    {
        Number = contract?.Number ?? "",
        StartsOn = contract?.StartsOn,
        EndsOn = contract?.EndsOn,
        Renewal = contract?.Renewal ?? RenewalKind.ByAgreement,
        RenewalMonths = contract?.RenewalMonths ?? 12,
        NoticeDays = contract?.NoticeDays ?? 30,
        Hours = (contract?.MonthlyMinutes ?? 0) / 60m,
        Version = contract?.Version ?? 0,
        Products = [.. products.Select(p => (Product: p, Row: contract?.Products.FirstOrDefault(c => c.ProductId == p.Id))).Select(x => new ProductRow { Id = x.Product.Id, IsIncluded = x.Row is not null, Plan = x.Row?.Plan ?? "" })],
        Contacts = [.. (contract?.Contacts ?? []).OrderBy(c => c.Position).Select(ContactRow.Of), .. Enumerable.Range(0, BlankContacts).Select(_ => new ContactRow())],
    };

    public void AddContacts()
    {
        for (var i = 0; i < BlankContacts && Contacts.Count < Contract.MaxContacts; i++) { Contacts.Add(new ContactRow()); }
    }

    /// <summary>Writes what was typed into a contract.</summary>
    public void Into(Contract contract, IReadOnlyList<Product> products, DateOnly today)
    {
        contract.Agree(StartsOn!.Value, EndsOn!.Value, Renewal, RenewalMonths!.Value, NoticeDays!.Value);
        contract.Cover([.. Products.Where(p => p.IsIncluded).Select(p => (products.Single(known => known.Id == p.Id), p.Plan ?? ""))]);
        contract.Introduce(Filled.Select(c => c.ToContact()));
        contract.IncludeHours((int)Math.Round(Hours!.Value * 60), today);
    }

    public class ProductRow
    {
        public int Id { get; set; }
        public bool IsIncluded { get; set; }
        public string? Plan { get; set; }
    }

    public class ContactRow
    {
        public bool IsOurs { get; set; }
        public string? Name { get; set; }
        public string? Role { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }

        public static ContactRow Of(ContractContact contact) => new() { IsOurs = contact.IsOurs, Name = contact.Name, Role = contact.Role, Email = contact.Email, Phone = contact.Phone };

        public ContractContact ToContact() => new(IsOurs, Name ?? "", Role ?? "", Email ?? "", Phone ?? "");
    }

    public class Validator : AbstractValidator<ContractForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Number).NotEmpty().MaximumLength(Contract.NumberMaxLength).WithName(words["Número do contrato"]);
            RuleFor(x => x.Number).Matches("^[A-Za-z0-9][A-Za-z0-9./-]*$").WithMessage(_ => words["Use letras sem acento, números, ponto, barra e hífen, por exemplo CT-2026/100."]).WithName(words["Número do contrato"]);
            RuleFor(x => x.StartsOn).NotNull().WithName(words["Início"]);
            RuleFor(x => x.EndsOn).NotNull().WithName(words["Término"]);
            RuleFor(x => x.EndsOn).Must((form, end) => end > form.StartsOn).When(x => x.StartsOn is not null && x.EndsOn is not null).WithMessage(_ => words["O contrato termina depois do dia em que começa."]).WithName(words["Término"]);
            RuleFor(x => x.Renewal).IsInEnum().WithName(words["Renovação"]);
            RuleFor(x => x.RenewalMonths).NotNull().InclusiveBetween(1, Contract.MaxRenewalMonths).WithName(words["Meses que a renovação acrescenta"]);
            RuleFor(x => x.NoticeDays).NotNull().InclusiveBetween(0, Contract.MaxNoticeDays).WithName(words["Dias de aviso para não renovar"]);
            RuleFor(x => x.Hours).NotNull().InclusiveBetween(0, HourBalance.MaxMonthlyMinutes / 60).WithName(words["Horas por mês"]);
            RuleForEach(x => x.Products).ChildRules(row => row.RuleFor(r => r.Plan).NotEmpty().When(r => r.IsIncluded).WithMessage(_ => words["Diga o plano, por exemplo 25 usuários."]).WithName(words["Plano"]));
            RuleForEach(x => x.Products).ChildRules(row => row.RuleFor(r => r.Plan).MaximumLength(Contract.PlanMaxLength).WithName(words["Plano"]));
            RuleFor(x => x.Contacts).Must(all => all.Count <= Contract.MaxContacts + BlankContacts).WithMessage(_ => words["Um contrato tem até 10 contatos."]);
            RuleForEach(x => x.Contacts).ChildRules(row =>
            {
                row.RuleFor(r => r.Name).NotEmpty().When(r => !string.IsNullOrWhiteSpace(r.Email) || !string.IsNullOrWhiteSpace(r.Phone)).WithMessage(_ => words["Dê o nome do contato."]).WithName(words["Nome"]);
                row.RuleFor(r => r.Name).MaximumLength(ContractContact.NameMaxLength).WithName(words["Nome"]);
                row.RuleFor(r => r.Role).MaximumLength(ContractContact.RoleMaxLength).WithName(words["Papel"]);
                row.RuleFor(r => r.Email).Must(e => string.IsNullOrWhiteSpace(e) || MailRecipient.IsAddress(e)).WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]).WithName(words["E-mail"]);
                row.RuleFor(r => r.Phone).MaximumLength(ContractContact.PhoneMaxLength).WithName(words["Telefone"]);
            });
        }
    }
}
