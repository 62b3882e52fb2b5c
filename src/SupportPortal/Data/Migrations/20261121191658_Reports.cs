using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_tickets_resolved_at",
                table: "tickets",
                column: "resolved_at",
                filter: "resolved_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_events_reopened",
                table: "ticket_events",
                column: "at",
                filter: "kind = 'StatusChanged' and \"from\" = 'Resolved' and \"to\" = 'InProgress'");

            migrationBuilder.CreateIndex(
                name: "ix_suggested_articles_shown_at",
                table: "suggested_articles",
                column: "shown_at");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_met_at",
                table: "sla_clocks",
                column: "met_at",
                filter: "met_at is not null and metric <> 'NextResponse'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_resolved_at",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_ticket_events_reopened",
                table: "ticket_events");

            migrationBuilder.DropIndex(
                name: "ix_suggested_articles_shown_at",
                table: "suggested_articles");

            migrationBuilder.DropIndex(
                name: "ix_sla_clocks_met_at",
                table: "sla_clocks");
        }
    }
}
