using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class OrdersAndHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "accept_until",
                table: "service_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "service_orders",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "overdue_at",
                table: "service_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "remind_at",
                table: "service_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminded_at",
                table: "service_orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "service_order_events",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "Moved");

            migrationBuilder.AddColumn<long>(
                name: "service_order_id",
                table: "files",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "hours_from",
                table: "contracts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "monthly_minutes",
                table: "contracts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "hour_movements",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    contract_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    service_order_id = table.Column<long>(type: "bigint", nullable: true),
                    ticket_id = table.Column<long>(type: "bigint", nullable: true),
                    by_id = table.Column<int>(type: "integer", nullable: true),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_movements", x => x.id);
                    table.ForeignKey(
                        name: "fk_hour_movements_contracts_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_movements_service_orders_service_order_id",
                        column: x => x.service_order_id,
                        principalTable: "service_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_movements_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hour_warnings",
                columns: table => new
                {
                    contract_id = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_warnings", x => new { x.contract_id, x.month });
                    table.ForeignKey(
                        name: "fk_hour_warnings_contracts_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_order_documents",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    service_order_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    pdf = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_order_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_order_documents_service_orders_service_order_id",
                        column: x => x.service_order_id,
                        principalTable: "service_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_order_hours",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    service_order_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<int>(type: "integer", nullable: false),
                    person_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    is_billable = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_order_hours", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_order_hours_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_order_hours_service_orders_service_order_id",
                        column: x => x.service_order_id,
                        principalTable: "service_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_order_parts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    service_order_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_order_parts", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_order_parts_service_orders_service_order_id",
                        column: x => x.service_order_id,
                        principalTable: "service_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_order_tasks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    service_order_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_order_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_order_tasks_service_orders_service_order_id",
                        column: x => x.service_order_id,
                        principalTable: "service_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_service_orders_status_accept_until",
                table: "service_orders",
                columns: new[] { "status", "accept_until" });

            migrationBuilder.CreateIndex(
                name: "ix_files_service_order_id",
                table: "files",
                column: "service_order_id");

            migrationBuilder.CreateIndex(
                name: "ix_hour_movements_contract_id_month_id",
                table: "hour_movements",
                columns: new[] { "contract_id", "month", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_movements_contract_id_reference",
                table: "hour_movements",
                columns: new[] { "contract_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hour_movements_service_order_id",
                table: "hour_movements",
                column: "service_order_id");

            migrationBuilder.CreateIndex(
                name: "ix_hour_movements_ticket_id",
                table: "hour_movements",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_order_documents_service_order_id_id",
                table: "service_order_documents",
                columns: new[] { "service_order_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_order_hours_person_id",
                table: "service_order_hours",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_order_hours_service_order_id",
                table: "service_order_hours",
                column: "service_order_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_order_parts_service_order_id",
                table: "service_order_parts",
                column: "service_order_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_order_tasks_service_order_id",
                table: "service_order_tasks",
                column: "service_order_id");

            migrationBuilder.AddForeignKey(
                name: "fk_files_service_orders_service_order_id",
                table: "files",
                column: "service_order_id",
                principalTable: "service_orders",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // What orders of before said in words and one number becomes lines.
            migrationBuilder.Sql("""
                update service_orders set changed_at = coalesce(done_at, opened_at);
                insert into service_order_tasks (service_order_id, customer_id, position, text, done_at)
                select o.id, o.customer_id, l.n, left(trim(l.line), 500), o.done_at
                from service_orders o cross join lateral regexp_split_to_table(o.tasks, E'[\\r\\n]+') with ordinality l(line, n) where trim(l.line) <> '';
                insert into service_order_parts (service_order_id, customer_id, description, quantity)
                select o.id, o.customer_id, left(trim(l.line), 200), 1
                from service_orders o cross join lateral regexp_split_to_table(o.parts, E'[\\r\\n]+') l(line) where trim(l.line) <> '';
                insert into service_order_hours (service_order_id, customer_id, person_id, person_name, "on", minutes, is_billable)
                select o.id, o.customer_id, o.technician_id, p.name, (coalesce(o.done_at, o.opened_at) at time zone 'America/Sao_Paulo')::date, greatest(1, round(o.hours_spent * 60)), true
                from service_orders o join people p on p.id = o.technician_id where o.hours_spent is not null;
                """);

            migrationBuilder.DropColumn(
                name: "hours_spent",
                table: "service_orders");

            migrationBuilder.DropColumn(
                name: "parts",
                table: "service_orders");

            migrationBuilder.DropColumn(
                name: "tasks",
                table: "service_orders");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_files_service_orders_service_order_id",
                table: "files");

            migrationBuilder.DropTable(
                name: "hour_movements");

            migrationBuilder.DropTable(
                name: "hour_warnings");

            migrationBuilder.DropTable(
                name: "service_order_documents");

            migrationBuilder.DropTable(
                name: "service_order_hours");

            migrationBuilder.DropTable(
                name: "service_order_parts");

            migrationBuilder.DropTable(
                name: "service_order_tasks");

            migrationBuilder.DropIndex(
                name: "ix_service_orders_status_accept_until",
                table: "service_orders");

            migrationBuilder.DropIndex(
                name: "ix_files_service_order_id",
                table: "files");

            migrationBuilder.DropColumn(
                name: "accept_until",
                table: "service_orders");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "service_orders");

            migrationBuilder.DropColumn(
                name: "overdue_at",
                table: "service_orders");

            migrationBuilder.DropColumn(
                name: "remind_at",
                table: "service_orders");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "service_orders");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "service_order_events");

            migrationBuilder.DropColumn(
                name: "service_order_id",
                table: "files");

            migrationBuilder.DropColumn(
                name: "hours_from",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "monthly_minutes",
                table: "contracts");

            migrationBuilder.AddColumn<decimal>(
                name: "hours_spent",
                table: "service_orders",
                type: "numeric(14,2)",
                precision: 14,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "parts",
                table: "service_orders",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tasks",
                table: "service_orders",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: false,
                defaultValue: "");
        }
    }
}
