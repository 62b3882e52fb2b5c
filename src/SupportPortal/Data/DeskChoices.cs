using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>Something the desk may choose from a list: a product, a category, a colleague, a team, a saved view, a canned reply, a macro.</summary>
/// <param name="Detail">Of a view its address; of a team or a reply, "mine" where it is one's own.</param>
public sealed record DeskChoice(string Kind, int Id, string Name, string? Detail = null)
{
    public const string Product = "product", Category = "category", Staff = "staff", Team = "team", Reply = "reply", Macro = "macro";
    /// <summary>Saved views, by who finds them in the list.</summary>
    public const string PersonalView = "view-Personal", TeamView = "view-Team", EveryonesView = "view-Everyone";
    public const string Mine = "mine";

    public const int MaxViews = 20, MaxReplies = 300;
}

public static class DeskChoices
{
    /// <summary>
    /// All lists in one statement; the tables have too little in common for LINQ to join them up. The people are those of PersonQueries.Desk,
    /// the views, replies and macros those of DeskQueries.VisibleTo.
    /// </summary>
    public static async Task<ILookup<string, DeskChoice>> DeskChoicesAsync(this PortalDbContext db, Viewer me)
    {
        var choices = await db.Database.SqlQuery<DeskChoice>($"""
            with mine as (select m.team_id as id from team_members m join teams t on t.id = m.team_id where m.person_id = {me.PersonId} and t.is_active)
            select "Kind", "Id", "Name", "Detail" from (
              select {DeskChoice.Product} as "Kind", id as "Id", name as "Name", null as "Detail", 0 as place from products
              union all
              select {DeskChoice.Category}, id, name, null, 0 from categories where (is_active or name = {Category.Dispute}) and out_of_scope_answer is null
              union all
              select {DeskChoice.Staff}, id, name, null, 0 from people
              where kind = 'Staff' and state = 'Active' and role in ('Analyst', 'Supervisor', 'Administrator')
              union all
              select {DeskChoice.Team}, id, name, case when id in (select id from mine) then {DeskChoice.Mine} end, 0 from teams where is_active
              union all
              (select 'view-' || scope, id, name, address, position from saved_views
               where scope = 'Everyone' or (scope = 'Personal' and owner_id = {me.PersonId}) or (scope = 'Team' and ({me.IsSupervisor} or team_id in (select id from mine)))
               order by position, id limit {DeskChoice.MaxViews})
              union all
              (select {DeskChoice.Reply}, id, title, case when scope = 'Personal' then {DeskChoice.Mine} end, 0 from canned_replies
               where scope = 'Everyone' or (scope = 'Personal' and owner_id = {me.PersonId}) or (scope = 'Team' and ({me.IsSupervisor} or team_id in (select id from mine)))
               order by title, id limit {DeskChoice.MaxReplies})
              union all
              (select {DeskChoice.Macro}, id, name, case when scope = 'Personal' then {DeskChoice.Mine} end, 0 from macros
               where scope = 'Everyone' or (scope = 'Personal' and owner_id = {me.PersonId}) or (scope = 'Team' and ({me.IsSupervisor} or team_id in (select id from mine)))
               order by name, id limit {DeskChoice.MaxReplies})
            ) choices
            order by place, "Name" collate "pt-BR-x-icu", "Id"
            """).ToListAsync();
        return choices.ToLookup(c => c.Kind, StringComparer.Ordinal);
    }
}
