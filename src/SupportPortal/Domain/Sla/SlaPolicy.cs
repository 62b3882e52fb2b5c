using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Sla;

/// <summary>
/// The deadlines that contracts name. What was published is never changed: a new version counts for tickets opened from its publication on, and a
/// ticket keeps the version it was opened under. The default policy is everybody's whose contract names none.
/// </summary>
public class SlaPolicy
{
    public const int NameMaxLength = 80;
    private readonly List<SlaPolicyVersion> _versions = [];
    private SlaPolicy() { } // EF Core

    public SlaPolicy(string name, WorkCalendar calendar, bool isDefault = false)
        : this(name, new SlaPolicyVersion(calendar)) => IsDefault = isDefault;

    /// <summary>Its first version, a draft, says what another policy's says.</summary>
    public SlaPolicy(string name, SlaPolicyVersion like)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê um nome à política.");
        Name = name;
        _versions.Add(like.As(1));
    }

    public int Id { get; private set; }
    public string Name { get; private init; } = "";
    public bool IsDefault { get; private init; }
    public IReadOnlyList<SlaPolicyVersion> Versions => _versions;

    public SlaPolicyVersion? Published => _versions.Where(v => v.IsPublished).MaxBy(v => v.Number);
    public SlaPolicyVersion? Draft => _versions.Find(v => !v.IsPublished);
    public bool CanDraft => Draft is null;

    /// <summary>A new version, to be changed and published: so far it says what the last one says.</summary>
    public SlaPolicyVersion StartDraft()
    {
        RuleException.ThrowIf(!CanDraft, "Já há uma versão em rascunho. Publique ou altere essa.");
        var last = _versions.MaxBy(v => v.Number)!;
        var draft = last.As(last.Number + 1);
        _versions.Add(draft);
        return draft;
    }

    public void Publish(int? by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Draft is null, "Não há versão em rascunho para publicar.");
        Draft.Publish(by, at);
    }
}

/// <summary>One version of a policy: its targets, its calendar, and which waiting states stop the clocks.</summary>
public class SlaPolicyVersion
{
    public const int MaxTargets = 120;
    private readonly List<SlaTarget> _targets = [];
    private SlaPolicyVersion() { } // EF Core

    internal SlaPolicyVersion(WorkCalendar calendar) => (Calendar, CalendarId, PausesForCustomer) = (calendar, calendar.Id, true);

    public int Id { get; private set; }
    public int PolicyId { get; private init; }
    public SlaPolicy? Policy { get; private init; }
    public int Number { get; private init; }
    public int CalendarId { get; private set; }
    public WorkCalendar? Calendar { get; private set; }
    public bool PausesForCustomer { get; private set; }
    public bool PausesForThirdParty { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public int? PublishedById { get; private set; }
    public IReadOnlyList<SlaTarget> Targets => _targets;
    public bool IsPublished => PublishedAt is not null;

    public void Describe(WorkCalendar calendar, bool pausesForCustomer, bool pausesForThirdParty, IReadOnlyCollection<SlaTarget> targets)
    {
        RuleException.ThrowIf(IsPublished, "Uma versão publicada não muda. Crie uma nova versão.");
        RuleException.ThrowIf(targets.Count > MaxTargets, "Há metas demais nesta versão.");
        RuleException.ThrowIf(targets.DistinctBy(t => t.Place).Count() < targets.Count, "Há duas metas para o mesmo tipo, prioridade e prazo.");
        (Calendar, CalendarId, PausesForCustomer, PausesForThirdParty) = (calendar, calendar.Id, pausesForCustomer, pausesForThirdParty);
        _targets.RemoveAll(old => !targets.Any(t => t.Says(old)));
        _targets.AddRange(targets.Where(t => !_targets.Any(old => t.Says(old))).ToList());
    }

    /// <summary>
    /// The target of a kind of request: for its category and priority; else for its category; else for its priority; else the general one. A next
    /// response for which nothing is said is promised like a first one.
    /// </summary>
    public SlaPromise? Promise(SlaMetric metric, int categoryId, Priority priority)
    {
        var rule = _targets.Where(t => t.Metric == metric && (t.CategoryId ?? categoryId) == categoryId && (t.Priority ?? priority) == priority).MaxBy(t => t.Precedence);
        if (rule is not null) { return new SlaPromise(rule.Time, rule.Hours, metric is SlaMetric.NextResponse ? SlaOrigin.Registration : rule.Origin, rule); }
        return metric is SlaMetric.NextResponse && Promise(SlaMetric.FirstResponse, categoryId, priority) is { } first ? first with { Origin = SlaOrigin.Registration } : null;
    }

    /// <summary>The three promises; refused where a target is missing, which a published version cannot lack.</summary>
    public SlaTerms Terms(int categoryId, Priority priority)
    {
        SlaPromise Of(SlaMetric metric) => Promise(metric, categoryId, priority) ?? throw new RuleException("Faltam as metas gerais de primeira resposta e de solução (qualquer tipo, qualquer prioridade).");
        return new SlaTerms(Of(SlaMetric.FirstResponse), Of(SlaMetric.NextResponse), Of(SlaMetric.Resolution)) { VersionId = Id, VersionNumber = Number, Policy = Policy?.Name };
    }

    /// <summary>A draft that says the same.</summary>
    internal SlaPolicyVersion As(int number)
    {
        var draft = new SlaPolicyVersion(Calendar!) { Number = number, PausesForCustomer = PausesForCustomer, PausesForThirdParty = PausesForThirdParty };
        draft._targets.AddRange(_targets.Select(t => t.Copy()));
        return draft;
    }

    internal void Publish(int? by, DateTimeOffset at)
    {
        var isWhole = new[] { SlaMetric.FirstResponse, SlaMetric.Resolution }.All(m => _targets.Exists(t => t.Metric == m && t.Precedence == 0));
        RuleException.ThrowIf(!isWhole, "Faltam as metas gerais de primeira resposta e de solução (qualquer tipo, qualquer prioridade).");
        (PublishedAt, PublishedById) = (at, by);
    }
}

/// <summary>A time for one of the three clocks, for a category and a priority or, where one is not named, for any.</summary>
public class SlaTarget
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);
    private SlaTarget() { } // EF Core

    public SlaTarget(int? categoryId, Priority? priority, SlaMetric metric, TimeSpan time, Hours hours, SlaOrigin origin = SlaOrigin.Registration)
    {
        RuleException.ThrowIf(time <= TimeSpan.Zero || time > Longest, "Uma meta vai de 1 minuto a 365 dias.");
        (CategoryId, Priority, Metric, Time, Hours, Origin) = (categoryId, priority, metric, time, hours, origin);
    }

    public int Id { get; private set; }
    public int VersionId { get; private init; }
    public int? CategoryId { get; private init; }
    public Category? Category { get; private init; }
    public Priority? Priority { get; private init; }
    public SlaMetric Metric { get; private init; }
    public TimeSpan Time { get; private init; }
    public Hours Hours { get; private init; }
    public SlaOrigin Origin { get; private init; }

    /// <summary>The higher goes first: a category says more than a priority.</summary>
    public int Precedence => (CategoryId is null ? 0 : 2) + (Priority is null ? 0 : 1);

    internal (int?, Priority?, SlaMetric) Place => (CategoryId, Priority, Metric);

    internal bool Says(SlaTarget other) => (Place, Time, Hours, Origin) == (other.Place, other.Time, other.Hours, other.Origin);

    internal SlaTarget Copy() => new(CategoryId, Priority, Metric, Time, Hours, Origin);
}
