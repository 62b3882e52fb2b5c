using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Domain.Tickets;

/// <summary>A request for support (chamado). State moves only through the verbs, and every move leaves a line of history.</summary>
public partial class Ticket
{
    public const int SubjectMaxLength = 150, MessageMaxLength = 20_000, RatingCommentMaxLength = 2_000;

    /// <summary>Business days in which a resolved ticket can be reopened, and after which it closes by itself.</summary>
    public const int ReopenBusinessDays = 5;
    public const int MostParticipants = 20;

    /// <summary>Business days after which a question of ours is asked again, and after which the ticket is resolved without an answer.</summary>
    public const int RemindBusinessDays = 2, UnansweredBusinessDays = 5;

    private readonly List<TicketMessage> _messages = [];
    private readonly List<TicketEvent> _history = [];
    private readonly List<TicketAnswer> _answers = [];
    private readonly List<TicketParticipant> _participants = [];
    private Ticket() { } // EF Core

    public long Id { get; private set; }
    /// <summary>Year in São Paulo and number, 2026-000123.</summary>
    public string Code { get; private init; } = "";
    public int CustomerId { get; private init; }
    public Customer? Customer { get; private init; }
    public int? RequesterId { get; private init; }
    public string RequesterName { get; private init; } = "";
    public Cpf? RequesterCpf { get; private init; }
    public string Department { get; private init; } = "";
    public string NotifyEmail { get; private init; } = "";
    public string Subject { get; private init; } = "";
    /// <summary>Of the requester when it was opened: the mails about it are written in it.</summary>
    public string Language { get; private init; } = TicketForm.DefaultLanguage;
    public Affected? Affected { get; private init; }
    public Continuity? Continuity { get; private init; }
    /// <summary>The address is none of the company's: mails to it carry the code and the replies written to it, nothing else of the ticket.</summary>
    public bool NotifiesOutside { get; private set; }
    public int CategoryId { get; private set; }
    public Category? Category { get; private set; }
    public int? ProductId { get; private set; }
    public Product? Product { get; private set; }
    public int? TopicId { get; private set; }
    public HelpTopic? Topic { get; private set; }
    public TicketStatus Status { get; private set; }
    public Priority Priority { get; private set; }
    public int? AssigneeId { get; private set; }
    public Person? Assignee { get; private set; }
    public int? TeamId { get; private set; }
    public Team? Team { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset StatusSince { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? ReopenUntil { get; private set; }
    /// <summary>When our question was asked again; null when it was not, or has been answered.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }
    /// <summary>The customer wrote last, and nobody has answered.</summary>
    public bool AwaitsReply { get; private set; }
    public int? Rating { get; private set; }
    public string? RatingComment { get; private set; }
    public long? ParentId { get; private init; }
    /// <summary>The title this ticket disputes.</summary>
    public long? InvoiceId { get; private init; }
    public Invoice? Invoice { get; private init; }
    public long? MergedIntoId { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<TicketMessage> Messages => _messages;
    public IReadOnlyList<TicketEvent> History => _history;
    public IReadOnlyList<TicketAnswer> Answers => _answers;
    public IReadOnlyList<TicketParticipant> Participants => _participants;
    public Impact? Impact => Impact.Of(Affected, Continuity);

    public bool IsOpen => Status is not (TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Cancelled or TicketStatus.Merged);
    public bool IsFinal => Status is TicketStatus.Closed or TicketStatus.Cancelled or TicketStatus.Merged;

    public static Ticket Open(
        string code, int customerId, TicketForm form, Category category, SlaTerms terms, int? productId, int? topicId,
        BusinessCalendar calendar, Actor by, DateTimeOffset at, long? parentId = null, Invoice? about = null)
    {
        RuleException.ThrowIf(category.OutOfScopeAnswer is not null, "Este assunto não é atendido por este canal.");
        var ticket = new Ticket
        {
            Code = code,
            CustomerId = customerId,
            RequesterId = by.PersonId,
            RequesterName = form.RequesterName,
            RequesterCpf = form.RequesterCpf,
            Department = form.Department,
            NotifyEmail = form.NotifyEmail,
            Subject = form.Subject,
            Language = form.Language,
            CategoryId = category.Id,
            Category = category,
            ProductId = productId,
            TopicId = topicId,
            Affected = form.Impact?.Affected,
            Continuity = form.Impact?.Continuity,
            Priority = form.PriorityIn(category),
            OpenedAt = at,
            UpdatedAt = at,
            StatusSince = at,
            AwaitsReply = true,
            ParentId = parentId,
            Invoice = about,
            InvoiceId = about?.Id,
        };
        ticket.StartClocks(terms, calendar, at);
        ticket._messages.Add(new TicketMessage(customerId, form.Message, isInternal: false, by, at));
        ticket._answers.AddRange(form.Answers.Select((a, i) => new TicketAnswer(customerId, a, i + 1)));
        ticket.Record(TicketEventKind.Opened, null, nameof(TicketStatus.New), by, at);
        return ticket;
    }

    /// <summary>Nobody signed in: it came by the public form, its address confirmed by a link. Only the desk reads this line.</summary>
    public void NoteOpenedOutside(bool addressIsTheCompanys, DateTimeOffset at)
    {
        NotifiesOutside = !addressIsTheCompanys;
        Record(TicketEventKind.OpenedOutside, null, addressIsTheCompanys ? null : NotifyEmail, Actor.System, at, isInternal: true);
    }

    /// <summary>A rule acts now: the lines that follow are its doing. Only the desk reads this one.</summary>
    public void NoteRule(string rule, DateTimeOffset at) => Record(TicketEventKind.RuleApplied, null, rule, Actor.System, at, isInternal: true);

    /// <summary>The portal gives the ticket to somebody of its team: the line that follows says to whom. Only the desk reads this one.</summary>
    public void Distribute(Person to, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(AssigneeId is not null || Team is null, "Este chamado não espera por distribuição.");
        Record(TicketEventKind.Distributed, null, Team.Name, by, at, isInternal: true);
        Assign(to, by, at);
    }

    public bool CanReply => !IsFinal;
    public bool CanCancel => IsOpen;
    public bool CanReopen(DateTimeOffset at) => Status is TicketStatus.Resolved && at <= ReopenUntil;
    /// <summary>Which resolution of it a mailed link answers: after a reopening the link is dead.</summary>
    public string ResolutionKey => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Code} {ResolvedAt?.ToUnixTimeMilliseconds()}");

    /// <summary>Whoever did it knows: only what somebody else did is told by mail.</summary>
    public bool IsNewsToRequester(Actor by) => by.PersonId is null || by.PersonId != RequesterId;

    public bool CanConfirm => Status is TicketStatus.Resolved;
    public bool CanRate => Status is TicketStatus.Closed && Rating is null && ResolvedAt is not null;

    /// <summary>An analyst takes the ticket, or hands it over.</summary>
    public void Assign(Person assignee, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(IsFinal, "Este chamado está encerrado.");
        RuleException.ThrowIf(assignee.Kind is not PersonKind.Staff, "Escolha alguém da equipe.");
        if (AssigneeId == assignee.Id) { return; }
        Record(TicketEventKind.Assigned, Assignee?.Name, assignee.Name, by, at);
        (AssigneeId, Assignee, UpdatedAt) = (assignee.Id, assignee, at);
        Identify(StandardCalendar.Instance, at); // what waits for it has a schedule of its own
    }

    /// <summary>Which team's queue it stands in; null takes it out of all. Ours alone: the customer sees nothing of it, the date of the last update included.</summary>
    public void HandTo(Team? team, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(IsFinal, "Este chamado está encerrado.");
        if (TeamId == team?.Id) { return; }
        RuleException.ThrowIf(team is { IsActive: false }, "Esta equipe não está mais em uso.");
        Record(TicketEventKind.TeamChanged, Team?.Name, team?.Name, by, at, isInternal: true);
        (TeamId, Team) = (team?.Id, team);
    }

    /// <summary>A public answer of ours. It meets the response clocks, and takes a new ticket into work; what the portal sends by itself is no answer.</summary>
    /// <param name="askedSince">When the customer wrote again, between the answer's own moment and now: it answers nothing of that.</param>
    public TicketMessage Reply(string body, BusinessCalendar calendar, Actor by, DateTimeOffset at, DateTimeOffset? askedSince = null)
    {
        RuleException.ThrowIf(!CanReply, "Este chamado está encerrado.");
        if (by.Side is Side.System) { return Say(body, isInternal: false, by, at); }
        IdentifiedAt ??= at;
        Rebuild(calendar, at); // an open pause has moved the deadlines since they were last written
        ClocksIn(calendar).Answer(at);
        AwaitsReply = ClocksIn(calendar).AwaitsAnswer;
        var message = Say(body, isInternal: false, by, at);
        if (Status is TicketStatus.New) { MoveTo(TicketStatus.InProgress, calendar, by, at); }
        if (askedSince is { } asked) { AwaitReply(calendar, asked); }
        return message;
    }

    /// <summary>A note for colleagues. It changes nothing that the customer can see, the date of the last update included.</summary>
    public TicketMessage AddNote(string body, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(by.Side is Side.Customer, "Só a equipe escreve notas internas."); // a rule of the desk's may too
        var note = new TicketMessage(CustomerId, body, isInternal: true, by, at);
        _messages.Add(note);
        return note;
    }

    /// <summary>The customer writes: by page, e-mail or API alike. A waiting or resolved ticket goes back to work.</summary>
    public TicketMessage ReplyFromCustomer(string body, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanReply, "Este chamado está encerrado.");
        RuleException.ThrowIf(Status is TicketStatus.Resolved && !CanReopen(at), "O prazo para reabrir este chamado terminou.");
        var message = Say(body, isInternal: false, by, at);
        if (Status is TicketStatus.WaitingCustomer or TicketStatus.Resolved) { MoveTo(TicketStatus.InProgress, calendar, by, at); }
        AwaitReply(calendar, at);
        return message;
    }

    public void WaitForCustomer(string reason, BusinessCalendar calendar, Actor by, DateTimeOffset at) =>
        MoveOpenTo(TicketStatus.WaitingCustomer, reason, calendar, by, at);

    public void WaitForThirdParty(string reason, BusinessCalendar calendar, Actor by, DateTimeOffset at) =>
        MoveOpenTo(TicketStatus.WaitingThirdParty, reason, calendar, by, at);

    public void StartWork(BusinessCalendar calendar, Actor by, DateTimeOffset at) =>
        MoveOpenTo(TicketStatus.InProgress, null, calendar, by, at);

    public void Resolve(BusinessCalendar calendar, Actor by, DateTimeOffset at, string? solution = null)
    {
        RuleException.ThrowIf(!IsOpen, "Este chamado já foi resolvido.");
        (ResolvedAt, AwaitsReply) = (at, false);
        ReopenUntil = calendar.EndOfWorkingDay(at, ReopenBusinessDays);
        MoveTo(TicketStatus.Resolved, calendar, by, at, solution);
        EndClocks(calendar, at);
    }

    public TicketMessage Reopen(string message, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanReopen(at), "O prazo para reabrir este chamado terminou.");
        return ReplyFromCustomer(message, calendar, by, at);
    }

    /// <summary>The customer says it is solved.</summary>
    public void Confirm(BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanConfirm, "Só um chamado resolvido pode ser confirmado.");
        ClosedAt = at;
        MoveTo(TicketStatus.Closed, calendar, by, at);
    }

    /// <summary>When a waiting ticket is resolved unanswered: the end of a business day, never the day of the reminder, which may have left late.</summary>
    public DateTimeOffset ResolvesAt(BusinessCalendar calendar)
    {
        var end = calendar.EndOfWorkingDay(StatusSince, UnansweredBusinessDays);
        return RemindedAt is { } asked && calendar.EndOfWorkingDay(asked, 1) is var next && next > end ? next : end;
    }

    public bool CanRemind(BusinessCalendar calendar, DateTimeOffset at) =>
        Status is TicketStatus.WaitingCustomer && RemindedAt is null && at >= calendar.EndOfWorkingDay(StatusSince, RemindBusinessDays);

    /// <summary>Our question is asked once more; the wait, and the deadline with it, goes on.</summary>
    public void Remind(BusinessCalendar calendar, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRemind(calendar, at), "Ainda não é hora de lembrar o cliente.");
        RemindedAt = at;
        Record(TicketEventKind.Reminded, null, null, Actor.System, at);
    }

    public bool CanResolveUnanswered(BusinessCalendar calendar, DateTimeOffset at) =>
        Status is TicketStatus.WaitingCustomer && RemindedAt is not null && at >= ResolvesAt(calendar);

    public void ResolveUnanswered(BusinessCalendar calendar, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanResolveUnanswered(calendar, at), "O prazo do cliente para responder ainda não terminou.");
        Resolve(calendar, Actor.System, at);
    }

    public bool CanCloseUnanswered(DateTimeOffset at) => Status is TicketStatus.Resolved && at > ReopenUntil;

    /// <summary>Nobody said that it is not solved while the ticket could be reopened.</summary>
    public void CloseUnanswered(BusinessCalendar calendar, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanCloseUnanswered(at), "O prazo para reabrir este chamado ainda não terminou.");
        ClosedAt = at;
        MoveTo(TicketStatus.Closed, calendar, Actor.System, at);
    }

    public void Cancel(string reason, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanCancel, "Este chamado não pode mais ser cancelado.");
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(reason), "Diga por que o chamado está sendo cancelado.");
        ClosedAt = at;
        MoveTo(TicketStatus.Cancelled, calendar, by, at, reason);
        EndClocks(calendar, at);
    }

    public void Rate(int stars, string? comment, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!CanRate, "Este chamado não pode ser avaliado.");
        RuleException.ThrowIf(stars is < 1 or > 5, "Escolha de 1 a 5.");
        (Rating, RatingComment) = (stars, comment);
        Record(TicketEventKind.Rated, null, stars.ToString(System.Globalization.CultureInfo.InvariantCulture), by, at);
    }

    public void ChangePriority(Priority priority, SlaTerms terms, BusinessCalendar calendar, string reason, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsOpen, "Este chamado não está aberto.");
        if (priority == Priority) { return; }
        Record(TicketEventKind.PriorityChanged, Priority.ToString(), priority.ToString(), by, at, reason);
        Priority = priority;
        Retarget(terms, calendar, at);
    }

    public void ChangeCategory(Category category, SlaTerms terms, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsOpen, "Este chamado não está aberto.");
        if (category.Id == CategoryId) { return; }
        Record(TicketEventKind.CategoryChanged, Category?.Name, category.Name, by, at);
        (CategoryId, Category, Priority) = (category.Id, category, category.Priority);
        Retarget(terms, calendar, at);
    }

    public void LinkServiceOrder(string number, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(IsFinal, "Este chamado está encerrado.");
        Record(TicketEventKind.ServiceOrderLinked, null, number, by, at);
        UpdatedAt = at;
    }

    /// <summary>A colleague of the requester follows the ticket. That he or she is of the company, <c>Operations/Participants</c> has looked up.</summary>
    public void CopyIn(int personId, string name, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(IsFinal, "Este chamado está encerrado.");
        RuleException.ThrowIf(personId == RequesterId, "Quem abriu o chamado já o acompanha.");
        if (_participants.Exists(p => p.PersonId == personId)) { return; }
        RuleException.ThrowIf(_participants.Count >= MostParticipants, "Um chamado pode ter até 20 participantes.");
        _participants.Add(new TicketParticipant(CustomerId, personId, by, at));
        Record(TicketEventKind.ParticipantAdded, null, name, by, at);
        UpdatedAt = at;
    }

    public void Leave(int personId, string name, Actor by, DateTimeOffset at)
    {
        if (_participants.RemoveAll(p => p.PersonId == personId) == 0) { return; }
        Record(TicketEventKind.ParticipantRemoved, name, null, by, at);
        UpdatedAt = at;
    }

    private void MoveOpenTo(TicketStatus to, string? note, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!IsOpen, "Este chamado não está aberto.");
        RuleException.ThrowIf(to is not TicketStatus.InProgress && string.IsNullOrWhiteSpace(note), "Diga o que falta para continuar.");
        if (Status != to) { MoveTo(to, calendar, by, at, note); }
    }

    private void MoveTo(TicketStatus to, BusinessCalendar calendar, Actor by, DateTimeOffset at, string? note = null)
    {
        Record(TicketEventKind.StatusChanged, Status.ToString(), to.ToString(), by, at, note);
        if (Status is TicketStatus.Resolved && to is TicketStatus.InProgress)
        {
            ClocksIn(calendar).Reopen(resolvedAt: ResolvedAt!.Value);
            (ResolvedAt, ReopenUntil) = (null, null);
        }
        (Status, StatusSince, UpdatedAt, RemindedAt) = (to, at, at > UpdatedAt ? at : UpdatedAt, null);
        if (by.Side is Side.Staff) { IdentifiedAt ??= at; }
        ClocksIn(calendar).GoOn(at);
        if (StopsFor(to)) { ClocksIn(calendar).Pause(note ?? "", at); }
        Rebuild(calendar, at);
    }

    private TicketMessage Say(string body, bool isInternal, Actor by, DateTimeOffset at)
    {
        var message = new TicketMessage(CustomerId, body, isInternal, by, at);
        _messages.Add(message);
        UpdatedAt = at > UpdatedAt ? at : UpdatedAt; // a reply that was held has an earlier moment
        return message;
    }

    private void Record(TicketEventKind kind, string? from, string? to, Actor by, DateTimeOffset at, string? note = null, bool isInternal = false) =>
        _history.Add(new TicketEvent(CustomerId, kind, from, to, by, at, note, isInternal));
}
