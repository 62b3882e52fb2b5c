using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindTitles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "plain_our_number",
                table: "boletos",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true,
                computedColumnSql: "upper(translate(our_number, '/-. ', ''))",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_status_paid_on",
                table: "invoices",
                columns: new[] { "status", "paid_on" });

            migrationBuilder.CreateIndex(
                name: "ix_boletos_plain_our_number",
                table: "boletos",
                column: "plain_our_number")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_boletos_registration",
                table: "boletos",
                column: "registration",
                filter: "registration <> 'Registered'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_invoices_status_paid_on",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "ix_boletos_plain_our_number",
                table: "boletos");

            migrationBuilder.DropIndex(
                name: "ix_boletos_registration",
                table: "boletos");

            migrationBuilder.DropColumn(
                name: "plain_our_number",
                table: "boletos");
        }
    }
}
