using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;

namespace SupportPortal.Web;

/// <summary>Permissions and what people did, in plain words. Screens and mails take them from here.</summary>
public static class PeopleWords
{
    public static string Of(this IStringLocalizer<Words> words, TicketScope scope) => scope switch
    {
        TicketScope.Own => words["Chamados próprios"],
        TicketScope.Department => words["Chamados do setor"],
        TicketScope.Company => words["Chamados da empresa"],
        _ => words["Sem chamados"],
    };

    /// <summary>"Chamados da empresa, financeiro, gerencia pessoas".</summary>
    public static string InWords(this IStringLocalizer<Words> words, Permission permissions)
    {
        var parts = new List<string>();
        if (permissions.Tickets() is not TicketScope.None) { parts.Add(words.Of(permissions.Tickets())); }
        if (permissions.HasFlag(Permission.Finance)) { parts.Add(words["Financeiro"]); }
        if (permissions.HasFlag(Permission.Manager)) { parts.Add(words["Gerencia pessoas"]); }
        return parts.Count == 0 ? words["Nenhuma"].Value : string.Join(", ", parts);
    }

    public static Vocabulary.Term Of(this IStringLocalizer<Words> words, InvitationState state) => state switch
    {
        InvitationState.Waiting => new(words["Convidada"], "info", "mail"),
        InvitationState.Expired => new(words["Convite vencido"], "alerta", "clock"),
        InvitationState.Accepted => new(words["Convite aceito"], "ok", "circle-check"),
        _ => new(words["Convite cancelado"], "neutro", "circle-x"),
    };

    public static Vocabulary.Term OfMember(this IStringLocalizer<Words> words, bool isActive) =>
        isActive ? new(words["Ativa"], "ok", "circle-check") : new(words["Desativada"], "neutro", "circle-x");

    /// <summary>What a company's manager reads of the audit. A kind that is not named here is not told.</summary>
    public static LocalizedString? Told(this IStringLocalizer<Words> words, AuditKind kind) => kind switch
    {
        AuditKind.SignIn => words["Entrou no portal"],
        AuditKind.CompanySwitched => words["Passou a usar esta empresa"],
        AuditKind.PasswordChanged => words["Trocou a senha"],
        AuditKind.PasswordReset => words["Criou nova senha pelo link"],
        AuditKind.FirstAccessFinished => words["Concluiu o primeiro acesso"],
        AuditKind.BoletoCopied => words["Emitiu 2ª via de boleto"],
        AuditKind.InvoiceDisputed => words["Contestou uma cobrança"],
        AuditKind.Exported => words["Exportou dados"],
        AuditKind.ContactChangeAsked => words["Pediu a troca de e-mail da empresa"],
        AuditKind.ContactChanged => words["Trocou e-mail da empresa"],
        AuditKind.PersonInvited => words["Convidou"],
        AuditKind.InvitationResent => words["Reenviou convite"],
        AuditKind.InvitationCancelled => words["Cancelou convite"],
        AuditKind.InvitationAccepted => words["Aceitou convite"],
        AuditKind.RightsChanged => words["Mudou permissões ou setor"],
        AuditKind.MembershipEnded => words["Desativou o acesso"],
        AuditKind.MembershipResumed => words["Reativou o acesso"],
        _ => null,
    };
}

/// <summary><c>&lt;term of="@words.OfMember(true)" /&gt;</c>: a state as icon and text.</summary>
[HtmlTargetElement("term", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TermTagHelper(Viewer me) : StatusTagHelper(me)
{
    public required Vocabulary.Term Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, Of, filled: !Me.IsStaff);
}
