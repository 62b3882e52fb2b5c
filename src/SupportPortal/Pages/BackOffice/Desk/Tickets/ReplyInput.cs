using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>The composer's form: to the customer, or a note among ourselves.</summary>
public class ReplyInput
{
    public const string Public = "publica", Internal = "interna";

    public string To { get; set; } = Public;
    public string Message { get; set; } = "";
    /// <summary>Title of a canned reply that is to be put into the message.</summary>
    public string Canned { get; set; } = "";
    public List<IFormFile> Uploads { get; set; } = [];
    public Then Then { get; set; }
    public string? Reason { get; set; }
    public uint Version { get; set; }
    public long SeenMessage { get; set; }
    public long SeenEvent { get; set; }
    public long SeenHeld { get; set; }

    public bool IsNote => To == Internal;
    public bool IsNoteOnly => IsNote && Then is Then.Keep;

    public void Draw(Workspace desk) => (Version, SeenMessage, SeenEvent, SeenHeld) = (desk.Ticket.Version, desk.LastMessageId, desk.LastEventId, desk.LastHeldId);

    /// <summary>With what the person had begun to write.</summary>
    public void Open(Workspace desk, string? composer, Viewer me)
    {
        Draw(desk);
        var begun = desk.DraftOf(me, isInternal: composer == Internal) ?? (composer is null ? desk.DraftOf(me, isInternal: true) : null);
        To = composer == Internal || begun is { IsInternal: true } ? Internal : Public;
        if (begun is not null) { (Message, Then, Reason) = (begun.Body, begun.Then, begun.Reason); }
    }
}

public class ReplyInputValidator : AbstractValidator<ReplyInput>
{
    public ReplyInputValidator(IStringLocalizer<Words> words)
    {
        RuleFor(x => x.To).Must(to => to is ReplyInput.Public or ReplyInput.Internal).WithMessage(_ => words["Escolha quem pode ler a mensagem."]);
        RuleFor(x => x.Message).NotEmpty().MaximumLength(Ticket.MessageMaxLength).WithName(words["Mensagem"]);
        RuleFor(x => x.Uploads).AllowedUploads(words, FileKind.OfTickets);
        RuleFor(x => x.Then).IsInEnum();
        RuleFor(x => x.Then).Must(then => then is not Then.Resolved).When(x => x.IsNote)
            .WithMessage(_ => words["Para resolver, responda ao cliente dizendo o que foi feito."]);
        RuleFor(x => x.Reason).MaximumLength(ReplyDraft.ReasonMaxLength).WithName(words["Motivo da espera"]);
        RuleFor(x => x.Reason).NotEmpty().When(x => x.Then is Then.WaitingCustomer or Then.WaitingThirdParty)
            .WithMessage(_ => words["Diga o que falta para continuar."]);
    }
}
