using System.Linq.Expressions;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Desk;

public static class DeskQueries
{
    /// <summary>One's own, those of one's teams (a supervisor: of all teams), and everybody's.</summary>
    public static IQueryable<SavedView> VisibleTo(this IQueryable<SavedView> views, Viewer me, IQueryable<Team> teams) => views.Where(v =>
        me.IsDesk && (v.Scope == Scope.Everyone || (v.Scope == Scope.Personal && v.OwnerId == me.PersonId)
            || (v.Scope == Scope.Team && (me.IsSupervisor || teams.Any(t => t.Id == v.TeamId && t.Members.Any(m => m.PersonId == me.PersonId))))));

    public static IQueryable<CannedReply> VisibleTo(this IQueryable<CannedReply> replies, Viewer me, IQueryable<Team> teams) => replies.Where(r =>
        me.IsDesk && (r.Scope == Scope.Everyone || (r.Scope == Scope.Personal && r.OwnerId == me.PersonId)
            || (r.Scope == Scope.Team && (me.IsSupervisor || teams.Any(t => t.Id == r.TeamId && t.Members.Any(m => m.PersonId == me.PersonId))))));

    public static IQueryable<Macro> VisibleTo(this IQueryable<Macro> macros, Viewer me, IQueryable<Team> teams) => macros.Where(m =>
        me.IsDesk && (m.Scope == Scope.Everyone || (m.Scope == Scope.Personal && m.OwnerId == me.PersonId)
            || (m.Scope == Scope.Team && (me.IsSupervisor || teams.Any(t => t.Id == m.TeamId && t.Members.Any(x => x.PersonId == me.PersonId))))));

    /// <summary>The runs of whoever looks.</summary>
    public static IQueryable<BulkRun> VisibleTo(this IQueryable<BulkRun> runs, Viewer me) => runs.Where(r => me.IsDesk && r.ById == me.PersonId);

    /// <summary>Everybody at the desk sees who is away.</summary>
    public static IQueryable<Absence> VisibleTo(this IQueryable<Absence> absences, Viewer me) => absences.Where(a => me.IsDesk);

    /// <summary>That have one of these days.</summary>
    public static IQueryable<Absence> On(this IQueryable<Absence> absences, DateOnly first, DateOnly? last = null) => absences.Where(a => a.FirstDay <= (last ?? first) && a.LastDay >= first);

    public static Expression<Func<Team, bool>> Has(Viewer me) => t => t.IsActive && t.Members.Any(m => m.PersonId == me.PersonId);
}
