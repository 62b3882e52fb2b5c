using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class FollowingTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "tickets",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "pt-BR");

            migrationBuilder.AddColumn<string>(
                name: "content",
                table: "outbox_messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "joined_into_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ticket_participants",
                columns: table => new
                {
                    ticket_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    added_by_id = table.Column<int>(type: "integer", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_participants", x => new { x.ticket_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_ticket_participants_people_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ticket_participants_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ticket_participants_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_reads",
                columns: table => new
                {
                    ticket_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    last_message_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_reads", x => new { x.ticket_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_ticket_reads_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_ticket_reads_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_in_reply_to",
                table: "outbox_messages",
                column: "in_reply_to",
                filter: "state = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_joined_into_id",
                table: "outbox_messages",
                column: "joined_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_participants_added_by_id",
                table: "ticket_participants",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_participants_person_id_customer_id",
                table: "ticket_participants",
                columns: new[] { "person_id", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_reads_person_id",
                table: "ticket_reads",
                column: "person_id");

            migrationBuilder.AddForeignKey(
                name: "fk_outbox_messages_outbox_messages_joined_into_id",
                table: "outbox_messages",
                column: "joined_into_id",
                principalTable: "outbox_messages",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            // What was there before has been read by those it concerned.
            migrationBuilder.Sql("""
                insert into ticket_reads (ticket_id, person_id, customer_id, last_message_id, at)
                select t.id, p.id, t.customer_id, m.last, now()
                from tickets t
                join lateral (select max(id) as last from ticket_messages where ticket_id = t.id) m on m.last is not null
                join people p on p.id = t.requester_id or p.id = t.assignee_id
                on conflict do nothing;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_outbox_messages_outbox_messages_joined_into_id",
                table: "outbox_messages");

            migrationBuilder.DropTable(
                name: "ticket_participants");

            migrationBuilder.DropTable(
                name: "ticket_reads");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_in_reply_to",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_joined_into_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "language",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "content",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "joined_into_id",
                table: "outbox_messages");
        }
    }
}
