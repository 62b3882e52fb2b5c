using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Rules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    @event = table.Column<string>(name: "event", type: "character varying(60)", maxLength: 60, nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: true),
                    category_id = table.Column<int>(type: "integer", nullable: true),
                    product_id = table.Column<int>(type: "integer", nullable: true),
                    priority = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    assignment = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    new_assignee_id = table.Column<int>(type: "integer", nullable: true),
                    new_priority = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    active_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rules", x => x.id);
                    table.ForeignKey(
                        name: "fk_rules_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_rules_people_new_assignee_id",
                        column: x => x.new_assignee_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_rules_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rule_runs",
                columns: table => new
                {
                    rule_id = table.Column<int>(type: "integer", nullable: false),
                    ticket_id = table.Column<long>(type: "bigint", nullable: false),
                    occasion = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_runs", x => new { x.rule_id, x.ticket_id, x.occasion });
                    table.ForeignKey(
                        name: "fk_rule_runs_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_rule_runs_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_messages_of_customers",
                table: "ticket_messages",
                column: "at",
                filter: "side = 'Customer'");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_events_moved",
                table: "ticket_events",
                column: "at",
                filter: "kind = 'StatusChanged' and side <> 'System'");

            migrationBuilder.CreateIndex(
                name: "ix_rule_runs_ticket_id",
                table: "rule_runs",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "ix_rules_category_id",
                table: "rules",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_rules_name",
                table: "rules",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rules_new_assignee_id",
                table: "rules",
                column: "new_assignee_id");

            migrationBuilder.CreateIndex(
                name: "ix_rules_position_id",
                table: "rules",
                columns: new[] { "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rules_product_id",
                table: "rules",
                column: "product_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rule_runs");

            migrationBuilder.DropTable(
                name: "rules");

            migrationBuilder.DropIndex(
                name: "ix_ticket_messages_of_customers",
                table: "ticket_messages");

            migrationBuilder.DropIndex(
                name: "ix_ticket_events_moved",
                table: "ticket_events");
        }
    }
}
