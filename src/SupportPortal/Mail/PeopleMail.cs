using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Mails about who belongs to a company and what he or she may do there.</summary>
public static class PeopleMail
{
    /// <summary>Kinds whose link is made by the sender: none lies in the outbox before, and those who write the mail need no right to make one.</summary>
    public const string Invitation = "invitation", ConfirmAddress = "confirm-address";

    public static OutboxMessage Invited(Mailer mailer, Invitation invitation, Customer customer) => mailer.Write(
        Invitation, invitation.Key, new MailRecipient(invitation.Email, invitation.Name ?? "", invitation.Language, customer.Id), words => new()
        {
            Subject = words["Convite para o Portal do Cliente"],
            Preheader = words["Aceite o convite e acompanhe os chamados da sua empresa."],
            Heading = words["Você foi convidado para o Portal"],
            Paragraphs = [words["{0} convidou você para usar o Portal do Cliente.", invitation.InvitedByName]],
            Details =
            [
                new(words["Empresa"], customer.LegalName),
                .. invitation.Department is { } department ? [new MailDetail(words["Setor"], department)] : Array.Empty<MailDetail>(),
                new(words["Permissões"], words.InWords(invitation.Permissions)),
                new(words["Válido até"], Show.DateTime(invitation.ExpiresAt)),
            ],
            Button = new(words["Aceitar o convite"], mailer.Link("/convite")),
            Closing = words["O link é só seu e vale uma vez: não o encaminhe. Se você não esperava este convite, ignore este e-mail."],
            Reason = words["porque {0} informou este e-mail", customer.LegalName],
        }, mailer.ThreadOf(Invitation, invitation.Key), joins: true);

    /// <summary>To the new address: only whoever reads it can make it the registered one.</summary>
    public static OutboxMessage Confirm(Mailer mailer, AddressChange change, Customer customer, string language) => mailer.Write(
        ConfirmAddress, change.Key, new MailRecipient(change.Address, customer.ShortName, language, customer.Id), words => new()
        {
            Subject = words["Confirme este e-mail"],
            Preheader = words["Confirme para que ele passe a valer no cadastro da empresa."],
            Heading = words["Confirme este e-mail"],
            Paragraphs =
            [
                change.Kind is AddressKind.Accounting
                    ? words["{0} pediu que os boletos de {1} venham para este endereço.", change.AskedByName, customer.LegalName]
                    : words["{0} pediu que este seja o e-mail principal de {1} no Portal do Cliente.", change.AskedByName, customer.LegalName],
            ],
            Details = [new(words["Válido até"], Show.DateTime(change.ExpiresAt))],
            Button = new(words["Confirmar e-mail"], mailer.Link("/confirmar-email")),
            Closing = words["Se ninguém da sua empresa pediu isso, ignore este e-mail: nada muda."],
            Reason = words["porque {0} informou este e-mail", customer.LegalName],
        }, mailer.ThreadOf(ConfirmAddress, change.Key), joins: true);

    /// <summary>To the old address, at the asking and when it is done.</summary>
    public static OutboxMessage AddressChanging(Mailer mailer, AddressKind kind, string masked, bool isDone, Customer customer, string old, string by, string language) => mailer.Write(
        "address-changed", "", new MailRecipient(old, customer.ShortName, language, customer.Id), words => new()
        {
            Subject = isDone ? words["Um e-mail do cadastro foi trocado"] : words["Pediram a troca de um e-mail do cadastro"],
            Preheader = words["Se não foi alguém da sua empresa, fale conosco agora."],
            Heading = isDone ? words["Um e-mail do cadastro foi trocado"] : words["Pediram a troca de um e-mail do cadastro"],
            Paragraphs = [isDone ? words["O cadastro de {0} no Portal do Cliente mudou.", customer.LegalName] : words["A troca só vale depois que o novo endereço for confirmado."]],
            Details =
            [
                new(words["E-mail"], kind is AddressKind.Accounting ? words["Contabilidade (boletos)"] : words["Principal"]),
                new(words["Novo endereço"], masked.Length == 0 ? words["Nenhum"].Value : masked),
                new(words["Pedido por"], by),
                new(words["Quando"], mailer.Moment(mailer.Now)),
            ],
            Closing = words["Se não foi alguém da sua empresa, ligue para o suporte: nós desfazemos a troca."],
            Reason = words["porque este é um e-mail do cadastro da empresa"],
        });

    /// <summary>To the person whose rights somebody changed.</summary>
    public static OutboxMessage RightsChanged(Mailer mailer, MailRecipient to, Membership membership, Customer customer, string by) =>
        Told(mailer, "rights-changed", to, customer, by, words => words["Suas permissões mudaram"], words =>
        [
            .. membership.Department is { } department ? [new MailDetail(words["Setor"], department)] : Array.Empty<MailDetail>(),
            new(words["Permissões"], words.InWords(membership.Permissions)),
        ]);

    public static OutboxMessage Deactivated(Mailer mailer, MailRecipient to, Customer customer, string by) =>
        Told(mailer, "membership-ended", to, customer, by, words => words["Seu acesso a uma empresa foi desativado"], _ => []);

    public static OutboxMessage Reactivated(Mailer mailer, MailRecipient to, Membership membership, Customer customer, string by) =>
        Told(mailer, "membership-resumed", to, customer, by, words => words["Seu acesso a uma empresa foi reativado"], words => [new(words["Permissões"], words.InWords(membership.Permissions))]);

    private static OutboxMessage Told(
        Mailer mailer, string kind, MailRecipient to, Customer customer, string by, Func<IStringLocalizer<Words>, LocalizedString> what, Func<IStringLocalizer<Words>, MailDetail[]> details) =>
        mailer.Write(kind, "", to, words => new()
        {
            Subject = what(words),
            Preheader = words["{0}, de {1}, fez esta mudança.", by, customer.LegalName],
            Heading = what(words),
            Paragraphs = [words["{0}, de {1}, fez esta mudança.", by, customer.LegalName]],
            Details = [new(words["Empresa"], customer.LegalName), .. details(words), new(words["Quando"], mailer.Moment(mailer.Now))],
            Closing = words["Dúvidas sobre o seu acesso? Fale com quem gerencia as pessoas da sua empresa."],
            Reason = words["porque avisamos cada mudança no seu acesso"],
        });
}
