using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class OrderTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_tickets_customer_id_due_at_id",
                table: "tickets",
                columns: new[] { "customer_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_customer_id_opened_at_id",
                table: "tickets",
                columns: new[] { "customer_id", "opened_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_customer_id_due_at_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_customer_id_opened_at_id",
                table: "tickets");
        }
    }
}
