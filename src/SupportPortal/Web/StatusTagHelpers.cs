using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Web;

/// <summary>A state as icon and text; filled for customers, plain for staff, so that in the queue only deadlines stand out.</summary>
public abstract class StatusTagHelper(Viewer me) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;
    protected Viewer Me => me;

    protected void Write(TagHelperOutput output, Vocabulary.Term term, bool filled)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"pc-status tom-{term.Tone}{(filled ? " cheio" : "")}");
        if (term.Icon != "") { output.Content.AppendHtml(IconTagHelper.Draw(term.Icon, ViewContext)); }
        output.Content.Append(term.Text);
    }
}

/// <summary><c>&lt;ticket-status of="@row.Status" /&gt;</c></summary>
[HtmlTargetElement("ticket-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TicketStatusTagHelper(IStringLocalizer<Words> words, Viewer me) : StatusTagHelper(me)
{
    public required TicketStatus Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, words.Of(Of, Me.IsStaff), filled: !Me.IsStaff);
}

/// <summary><c>&lt;service-order-status of="@order.Status" /&gt;</c></summary>
[HtmlTargetElement("service-order-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ServiceOrderStatusTagHelper(IStringLocalizer<Words> words, Viewer me) : StatusTagHelper(me)
{
    public required ServiceOrderStatus Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, words.Of(Of), filled: !Me.IsStaff);
}

/// <summary><c>&lt;contract-status of="contract" /&gt;</c>: in force, and for how long still.</summary>
[HtmlTargetElement("contract-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ContractStatusTagHelper(IStringLocalizer<Words> words, Viewer me, TimeProvider clock) : StatusTagHelper(me)
{
    public required Contract Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, words.State(Of, clock.Today()), filled: !Me.IsStaff);
}

/// <summary><c>&lt;article-status of="@article.StateAt(now)" /&gt;</c></summary>
[HtmlTargetElement("article-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ArticleStatusTagHelper(IStringLocalizer<Words> words, Viewer me) : StatusTagHelper(me)
{
    public required ArticleState Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, words.Of(Of), filled: false);
}

/// <summary><c>&lt;invoice-status of="@row.Status" due-on="row.DueOn" /&gt;</c>: an open title is to fall due, due today or overdue.</summary>
[HtmlTargetElement("invoice-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InvoiceStatusTagHelper(IStringLocalizer<Words> words, Viewer me, TimeProvider clock) : StatusTagHelper(me)
{
    public required InvoiceStatus Of { get; set; }
    public required DateOnly DueOn { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, words.Of(Of, DueOn, clock.Today()), filled: true);
}

/// <summary><c>&lt;priority of="@row.Priority" /&gt;</c>: bars and the name; <c>icon-only</c> keeps the name for screen readers.</summary>
[HtmlTargetElement("priority", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PriorityTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    public required Priority Of { get; set; }
    public bool IconOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pc-linha-fixa");
        output.Content.AppendHtml(Of is Priority.Critical
            ? """<svg class="pc-prio critica" viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" rx="4"/><path class="furo" d="M7 3.4h2l-.3 5.4H7.3zM8 10.4a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2z"/></svg>"""
            : $"""<svg class="pc-prio" viewBox="0 0 16 16" aria-hidden="true"><rect x="1" y="9" width="3.4" height="5" rx="1"/><rect x="6" y="5" width="3.4" height="9" rx="1"{Off(Of is Priority.Low)}/><rect x="11" y="1" width="3.4" height="13" rx="1"{Off(Of is not Priority.High)}/></svg>""");
        if (!IconOnly)
        {
            output.Content.Append(words.Of(Of));
            return;
        }
        var name = new TagBuilder("span");
        name.AddCssClass("visually-hidden");
        name.InnerHtml.Append(words["Prioridade {0}", words.Of(Of)]);
        output.Content.AppendHtml(name);

        static string Off(bool off) => off ? " class=\"off\"" : "";
    }
}

/// <summary>
/// <c>&lt;deadline due-at="t.DueAt" started-at="t.OpenedAt" paused="t.IsPaused" met-at="t.ResolvedAt" /&gt;</c>: what is left of a deadline, its colour and icon.
/// <c>standing-left</c> is what is left while the clock stands still: the stored deadline would count on.
/// <c>as-date</c> writes "Hoje, 17:08" in place of "1h48". <c>met-at</c> stops the clock: met, or late for good.
/// </summary>
[HtmlTargetElement("deadline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeadlineTagHelper(IStringLocalizer<Words> words, TimeProvider clock) : TagHelper
{
    private static readonly TimeSpan AlwaysAtRisk = TimeSpan.FromHours(1);

    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? MetAt { get; set; }
    public bool Paused { get; set; }
    public TimeSpan? StandingLeft { get; set; }
    public bool AsDate { get; set; }
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var now = clock.GetUtcNow();
        var left = StandingLeft ?? DueAt - (MetAt ?? now);
        var atRisk = StartedAt is { } start ? left <= (DueAt - start) / 5 : left < AlwaysAtRisk; // four fifths of the time are gone
        var time = Show.Duration(left);
        var shown = AsDate ? words.Moment(DueAt, now) : Show.ShortDuration(left);
        // A late end on an earlier day reads as a date; how late it is goes to the hidden text.
        var (state, tone, icon, spoken, seen) = (MetAt, left < TimeSpan.Zero) switch
        {
            (not null, false) => ("cumprido", "ok", "check", words["Prazo cumprido"], words["Cumprido"].Value),
            (not null, true) => ("cumprido", "perigo", "alert-triangle", words["Concluído {0} depois do prazo", time], Show.ShortDuration(left)),
            _ when Paused && left >= TimeSpan.Zero => ("pausado", "neutro", "player-pause", words["Prazo pausado, restam {0}", time], words["Pausado, {0}", Show.ShortDuration(left)].Value),
            _ when Paused => ("pausado", "perigo", "player-pause", words["Prazo pausado, com {0} de atraso", time], words["Pausado, {0}", Show.ShortDuration(left)].Value),
            _ when StandingLeft is not null => ("pausado", "neutro", "player-pause", words["O prazo de {0} começa na identificação", time], words["{0} a partir da identificação", Show.ShortDuration(left)].Value),
            (null, true) => ("vencido", "perigo", "alert-triangle", words["Prazo vencido há {0}", time], Show.ShortDuration(left)),
            _ when atRisk => ("risco", "alerta", "clock-exclamation", words["Em risco, restam {0}", time], shown),
            _ => ("ok", "neutro", "clock", words["Restam {0}", time], shown),
        };

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"pc-prazo {state} tom-{tone}");
        output.Content.AppendHtml(IconTagHelper.Draw(icon, ViewContext));
        var hidden = new TagBuilder("span");
        hidden.AddCssClass("visually-hidden");
        hidden.InnerHtml.Append(spoken);
        var visible = new TagBuilder("span");
        visible.Attributes["aria-hidden"] = "true";
        visible.InnerHtml.Append(seen);
        output.Content.AppendHtml(hidden).AppendHtml(visible);
    }
}

/// <summary><c>&lt;avatar name="@row.Assignee" size="xs" /&gt;</c>: initials beside a name that is written out; <c>alone</c> when the name is not.
/// An empty name draws the vacant place.</summary>
[HtmlTargetElement("avatar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private static readonly string[] Tones = ["marca", "roxo", "ok", "info", "alerta", "neutro"];

    public string? Name { get; set; }
    public string Size { get; set; } = "sm";
    public string? Tone { get; set; }
    public bool Alone { get; set; }
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Alone)
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", string.IsNullOrEmpty(Name) ? words["Sem responsável"].Value : Name);
        }
        else
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }

        if (string.IsNullOrEmpty(Name))
        {
            output.Attributes.SetAttribute("class", "pc-vago");
            output.Content.AppendHtml(IconTagHelper.Draw("user-plus", ViewContext));
            return;
        }
        output.Attributes.SetAttribute("class", $"avatar avatar-{Size} tom-{(string.IsNullOrEmpty(Tone) ? Tones[Name.Sum(c => c) % Tones.Length] : Tone)}");
        output.Content.Append(Show.Initials(Name));
    }
}
