using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>The fields of the new-ticket form, in its order; kept as JSON in the draft.</summary>
public class NewTicketInput
{
    public const string TopicPrefix = "topico:", ProductPrefix = "produto:", Unlisted = "fora-da-lista";

    /// <summary>A topic, a contracted product, or neither: "não encontrei meu produto".</summary>
    public string About { get; set; } = "";
    public string Name { get; set; } = "";
    public string Cpf { get; set; } = "";
    public string Department { get; set; } = "";
    public string Email { get; set; } = "";
    public int? Category { get; set; }
    public Affected? Affected { get; set; }
    public Continuity? Continuity { get; set; }
    public string Subject { get; set; } = "";
    public string Message { get; set; } = "";
    /// <summary>To the questions of the chosen category and of others that were tried before, by the id of the question.</summary>
    public Dictionary<int, string?> Answers { get; set; } = [];
    /// <summary>Code of the closed ticket that this one continues.</summary>
    public string? FollowUpOf { get; set; }
    [JsonIgnore] public List<IFormFile> Uploads { get; set; } = [];
    /// <summary>Set by the script, which has shown its suggestions while the subject was typed.</summary>
    [JsonIgnore] public bool HasScript { get; set; }

    [JsonIgnore] public bool IsUntouched => Subject.Length == 0 && Message.Length == 0 && Answers.Values.All(string.IsNullOrEmpty);

    public string? AnswerTo(int field) => Answers.GetValueOrDefault(field);

    /// <summary>Where the page says what is wrong with an answer.</summary>
    public static string KeyOf(int field) => string.Create(CultureInfo.InvariantCulture, $"Input.Answers.{field}");

    public TicketForm ToForm() => new(Name, Domain.Accounts.Cpf.TryParse(Cpf, out var cpf) ? cpf : null, Department, Email, Subject, Message)
    {
        Impact = Impact.Of(Affected, Continuity),
    };

    public class Validator : AbstractValidator<NewTicketInput>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.About).NotEmpty().WithMessage(_ => words["Escolha sobre o que é o chamado."]).WithName(words["Assunto principal ou produto contratado"]);
            RuleFor(x => x.Name).NotEmpty().MaximumLength(Person.NameMaxLength).WithName(words["Nome"]);
            RuleFor(x => x.Cpf).Must(text => string.IsNullOrEmpty(text) || Domain.Accounts.Cpf.TryParse(text, out var _))
                .WithMessage(_ => words["Confira o CPF: os dois últimos números não batem."]).WithName(words["CPF do solicitante"]);
            RuleFor(x => x.Department).NotEmpty().MaximumLength(Membership.DepartmentMaxLength).WithName(words["Setor"]);
            RuleFor(x => x.Email).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["E-mail"]);
            RuleFor(x => x.Email).Must(text => string.IsNullOrEmpty(text) || MailRecipient.IsAddress(text))
                .WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]);
            RuleFor(x => x.Category).NotNull().WithMessage(_ => words["Escolha o tipo do chamado."]).WithName(words["Tipo"]);
            RuleFor(x => x.Affected).NotNull().When(x => x.Continuity is not null).WithMessage(_ => words["Diga também quem é afetado."]).WithName(words["Quem é afetado?"]);
            RuleFor(x => x.Affected).IsInEnum().WithName(words["Quem é afetado?"]);
            RuleFor(x => x.Continuity).NotNull().When(x => x.Affected is not null).WithMessage(_ => words["Diga também se dá para continuar trabalhando."]).WithName(words["Dá para continuar trabalhando?"]);
            RuleFor(x => x.Continuity).IsInEnum().WithName(words["Dá para continuar trabalhando?"]);
            RuleFor(x => x.Subject).NotEmpty().MaximumLength(Ticket.SubjectMaxLength).WithName(words["Assunto"]);
            RuleFor(x => x.Message).NotEmpty().WithMessage(_ => words["Descreva o problema em pelo menos uma frase."])
                .MaximumLength(Ticket.MessageMaxLength).WithName(words["Mensagem"]);
            RuleFor(x => x.Uploads).AllowedUploads(words, FileKind.OfTickets);
        }
    }
}
