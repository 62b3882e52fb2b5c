using System.Globalization;
using Npgsql;

namespace SupportPortal.Data;

/// <summary>What the database tells every instance after a commit: that something changed, never what. It holds ids only.</summary>
/// <param name="TicketId">Of a change of a ticket; 0 of a change of what a person may see.</param>
/// <param name="IsInternal">Nobody but staff may learn that it happened.</param>
/// <param name="Presence">Nothing changed: this analyst is at the ticket, or has left it.</param>
public sealed record ChangeNotice(long TicketId, int CustomerId, int PersonId, bool IsInternal, PresenceKind? Presence = null)
{
    public const string Channel = "portal_changes";

    private const string Ticket = "ticket", Internal = "internal", Person = "person", AtTicket = "presence";

    /// <summary>Triggers, so that whatever writes a line tells of it, and only if it is committed. Applied with the other rules, after migrations.</summary>
    internal const string Triggers = $"""
        create or replace function portal_tell_ticket() returns trigger language plpgsql as $$
        begin
          perform pg_notify('{Channel}', case when new.is_internal then '{Internal}' else '{Ticket}' end || ' ' || new.ticket_id || ' ' || new.customer_id);
          return null;
        end $$;
        create or replace function portal_tell_person() returns trigger language plpgsql as $$
        begin
          perform pg_notify('{Channel}', '{Person} ' || ((case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end) ->> tg_argv[0]));
          return null;
        end $$;
        create or replace trigger tell after insert on ticket_messages for each row execute function portal_tell_ticket();
        create or replace trigger tell after insert on ticket_events for each row execute function portal_tell_ticket();
        create or replace trigger tell after insert or delete on ticket_participants for each row execute function portal_tell_person('person_id');
        create or replace trigger tell after insert or update or delete on memberships for each row execute function portal_tell_person('person_id');
        create or replace trigger tell after update of ended_at, customer_id on sessions for each row execute function portal_tell_person('person_id');
        create or replace trigger tell after update of state, security_stamp on people for each row execute function portal_tell_person('id');

        """;

    /// <summary>Null for what another version may say.</summary>
    public static ChangeNotice? Parse(string payload) => payload.Split(' ') switch
    {
        [Ticket or Internal, var ticket, var customer] when long.TryParse(ticket, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            && int.TryParse(customer, NumberStyles.None, CultureInfo.InvariantCulture, out var c) => new(t, c, 0, payload.StartsWith(Internal, StringComparison.Ordinal)),
        [AtTicket, var ticket, var person, var kind] when long.TryParse(ticket, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            && int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && Enum.TryParse<PresenceKind>(kind, out var presence) => new(t, 0, p, true, presence),
        [Person, var person] when int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var p) => new(0, 0, p, false),
        _ => null,
    };

    public static async Task TellPresenceAsync(NpgsqlDataSource staff, long ticketId, int personId, PresenceKind kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var tell = staff.CreateCommand("select pg_notify($1, $2)");
        tell.Parameters.Add(new() { Value = Channel });
        tell.Parameters.Add(new() { Value = string.Create(CultureInfo.InvariantCulture, $"{AtTicket} {ticketId} {personId} {kind}") });
        await tell.ExecuteNonQueryAsync(stop);
    }
}
