using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "team_id",
                table: "tickets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "uses_keys",
                table: "people",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "plain_requester",
                table: "tickets",
                type: "character varying(240)",
                maxLength: 240,
                nullable: true,
                computedColumnSql: "portal_plain(requester_name)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "bulk_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "jsonb", nullable: false),
                    by_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_bulk_runs_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "pt-BR-x-icu"),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_lines",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    ticket_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seen_version = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    refusal = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_lines", x => new { x.run_id, x.position });
                    table.ForeignKey(
                        name: "fk_bulk_lines_bulk_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "bulk_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bulk_lines_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "canned_replies",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "pt-BR-x-icu"),
                    body = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    team_id = table.Column<int>(type: "integer", nullable: true),
                    owner_id = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_canned_replies", x => x.id);
                    table.ForeignKey(
                        name: "fk_canned_replies_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_canned_replies_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    team_id = table.Column<int>(type: "integer", nullable: true),
                    owner_id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_views_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_saved_views_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_members",
                columns: table => new
                {
                    team_id = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_members", x => new { x.team_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_team_members_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_members_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_answered",
                table: "tickets",
                columns: new[] { "urgency", "due_at", "id" },
                filter: "awaits_reply and status <> 'New' and status in ('New', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty')");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_deadlines",
                table: "tickets",
                columns: new[] { "due_at", "id" },
                filter: "status in ('New', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty')");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_opened_at_id",
                table: "tickets",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_plain_requester",
                table: "tickets",
                column: "plain_requester")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_requester_cpf",
                table: "tickets",
                column: "requester_cpf",
                filter: "requester_cpf is not null");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_team",
                table: "tickets",
                columns: new[] { "team_id", "due_at" },
                filter: "team_id is not null and status in ('New', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty')");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_unassigned",
                table: "tickets",
                columns: new[] { "urgency", "due_at", "id" },
                filter: "assignee_id is null and status in ('New', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty')");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_updated_at_id",
                table: "tickets",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_lines_ticket_id",
                table: "bulk_lines",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_runs_by_id_at",
                table: "bulk_runs",
                columns: new[] { "by_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_canned_replies_owner_id_scope",
                table: "canned_replies",
                columns: new[] { "owner_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_canned_replies_team_id",
                table: "canned_replies",
                column: "team_id",
                filter: "team_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_owner_id_scope",
                table: "saved_views",
                columns: new[] { "owner_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_team_id",
                table: "saved_views",
                column: "team_id",
                filter: "team_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_team_members_person_id",
                table: "team_members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_teams_name",
                table: "teams",
                column: "name",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_teams_team_id",
                table: "tickets",
                column: "team_id",
                principalTable: "teams",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_tickets_teams_team_id",
                table: "tickets");

            migrationBuilder.DropTable(
                name: "bulk_lines");

            migrationBuilder.DropTable(
                name: "canned_replies");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "team_members");

            migrationBuilder.DropTable(
                name: "bulk_runs");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropIndex(
                name: "ix_tickets_answered",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_deadlines",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_opened_at_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_plain_requester",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_requester_cpf",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_team",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_unassigned",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_updated_at_id",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "plain_requester",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "team_id",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "uses_keys",
                table: "people");
        }
    }
}
