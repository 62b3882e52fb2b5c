using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class DisputesAndRegistration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "invoice_id",
                table: "tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "registered_at",
                table: "boletos",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.AddColumn<string>(
                name: "authenticity_code",
                table: "boletos",
                type: "character(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: false,
                defaultValueSql: "upper(left(replace(gen_random_uuid()::text, '-', ''), 16))"); // one for each boleto that is there

            migrationBuilder.AddColumn<decimal>(
                name: "discount_amount",
                table: "boletos",
                type: "numeric(14,2)",
                precision: 14,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<DateOnly>(
                name: "discount_until",
                table: "boletos",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "issued_at",
                table: "boletos",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "registration",
                table: "boletos",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "Registered");

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "boletos",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.Sql("update boletos set issued_at = registered_at");

            migrationBuilder.AlterColumn<byte[]>(
                name: "pdf_sha256",
                table: "boleto_copies",
                type: "bytea",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "bytea");

            migrationBuilder.CreateTable(
                name: "invoice_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    by_id = table.Column<int>(type: "integer", nullable: true),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    by_side = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_invoice_events_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoice_reminders",
                columns: table => new
                {
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_reminders", x => new { x.invoice_id, x.kind });
                    table.ForeignKey(
                        name: "fk_invoice_reminders_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_invoice_id",
                table: "tickets",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_boletos_authenticity_code",
                table: "boletos",
                column: "authenticity_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoice_events_invoice_id_id",
                table: "invoice_events",
                columns: new[] { "invoice_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_invoices_invoice_id",
                table: "tickets",
                column: "invoice_id",
                principalTable: "invoices",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_tickets_invoices_invoice_id",
                table: "tickets");

            migrationBuilder.DropTable(
                name: "invoice_events");

            migrationBuilder.DropTable(
                name: "invoice_reminders");

            migrationBuilder.DropIndex(
                name: "ix_tickets_invoice_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_boletos_authenticity_code",
                table: "boletos");

            migrationBuilder.DropColumn(
                name: "invoice_id",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "authenticity_code",
                table: "boletos");

            migrationBuilder.DropColumn(
                name: "discount_amount",
                table: "boletos");

            migrationBuilder.DropColumn(
                name: "discount_until",
                table: "boletos");

            migrationBuilder.DropColumn(
                name: "issued_at",
                table: "boletos");

            migrationBuilder.DropColumn(
                name: "registration",
                table: "boletos");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "boletos");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "registered_at",
                table: "boletos",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.AlterColumn<byte[]>(
                name: "pdf_sha256",
                table: "boleto_copies",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "bytea",
                oldNullable: true);
        }
    }
}
