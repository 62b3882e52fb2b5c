using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class TeamsContractsPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_contracted_products_contracts_contract_id",
                table: "contracted_products");

            migrationBuilder.AddColumn<int>(
                name: "contract_id",
                table: "time_entries",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "form",
                table: "time_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "distributes",
                table: "teams",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "max_open",
                table: "teams",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_given_at",
                table: "team_members",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "new_team_id",
                table: "rules",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acts",
                table: "reply_drafts",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_access_at",
                table: "memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "product_version_id",
                table: "help_drafts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "product_version_id",
                table: "help_articles",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "notice_days",
                table: "contracts",
                type: "integer",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<string>(
                name: "renewal",
                table: "contracts",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "ByAgreement");

            migrationBuilder.AddColumn<int>(
                name: "renewal_months",
                table: "contracts",
                type: "integer",
                nullable: false,
                defaultValue: 12);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "contracts",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    by_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                    table.ForeignKey(
                        name: "fk_absences_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absences_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "address_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    asked_by_id = table.Column<int>(type: "integer", nullable: true),
                    asked_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dropped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_address_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_address_changes_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_address_changes_people_asked_by_id",
                        column: x => x.asked_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contract_contacts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    contract_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_ours = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    role = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_contacts_contracts_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_warnings",
                columns: table => new
                {
                    contract_id = table.Column<int>(type: "integer", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_warnings", x => new { x.contract_id, x.ends_on, x.days });
                    table.ForeignKey(
                        name: "fk_contract_warnings_contracts_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    cpf = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    permissions = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    department = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    invited_by_id = table.Column<int>(type: "integer", nullable: true),
                    invited_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sends = table.Column<int>(type: "integer", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_people_invited_by_id",
                        column: x => x.invited_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "macros",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "pt-BR-x-icu"),
                    acts = table.Column<string>(type: "jsonb", nullable: false),
                    scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    team_id = table.Column<int>(type: "integer", nullable: true),
                    owner_id = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_macros", x => x.id);
                    table.ForeignKey(
                        name: "fk_macros_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_macros_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "product_versions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    product_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    released_on = table.Column<DateOnly>(type: "date", nullable: false),
                    supported_until = table.Column<DateOnly>(type: "date", nullable: true),
                    notes = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_product_versions_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "product_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_version_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    uploaded_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_product_files_product_versions_product_version_id",
                        column: x => x.product_version_id,
                        principalTable: "product_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "product_file_chunks",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_file_chunks", x => new { x.file_id, x.position });
                    table.ForeignKey(
                        name: "fk_product_file_chunks_product_files_file_id",
                        column: x => x.file_id,
                        principalTable: "product_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_time_entries_contract_id",
                table: "time_entries",
                column: "contract_id",
                filter: "contract_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_time_entries_form",
                table: "time_entries",
                column: "form",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rules_new_team_id",
                table: "rules",
                column: "new_team_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_drafts_product_version_id",
                table: "help_drafts",
                column: "product_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_articles_product_version_id",
                table: "help_articles",
                column: "product_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_contracts_ends_on",
                table: "contracts",
                column: "ends_on");

            migrationBuilder.CreateIndex(
                name: "ix_absences_by_id",
                table: "absences",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_absences_last_day_id",
                table: "absences",
                columns: new[] { "last_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_person_id_last_day",
                table: "absences",
                columns: new[] { "person_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_address_changes_asked_by_id",
                table: "address_changes",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_address_changes_customer_id_kind_asked_at",
                table: "address_changes",
                columns: new[] { "customer_id", "kind", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_contract_contacts_contract_id",
                table: "contract_contacts",
                column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_customer_id_email",
                table: "invitations",
                columns: new[] { "customer_id", "email" },
                unique: true,
                filter: "accepted_at is null and cancelled_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_invited_by_id",
                table: "invitations",
                column: "invited_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_macros_owner_id_scope",
                table: "macros",
                columns: new[] { "owner_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_macros_team_id",
                table: "macros",
                column: "team_id",
                filter: "team_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_product_files_product_version_id",
                table: "product_files",
                column: "product_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_product_versions_product_id_number",
                table: "product_versions",
                columns: new[] { "product_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_product_versions_product_id_released_on_id",
                table: "product_versions",
                columns: new[] { "product_id", "released_on", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_contracted_products_contracts_contract_id",
                table: "contracted_products",
                column: "contract_id",
                principalTable: "contracts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_help_articles_product_versions_product_version_id",
                table: "help_articles",
                column: "product_version_id",
                principalTable: "product_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_help_drafts_product_versions_product_version_id",
                table: "help_drafts",
                column: "product_version_id",
                principalTable: "product_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_rules_teams_new_team_id",
                table: "rules",
                column: "new_team_id",
                principalTable: "teams",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_time_entries_contracts_contract_id",
                table: "time_entries",
                column: "contract_id",
                principalTable: "contracts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // What is known of the past: who belongs to one company was there when he or she last signed in.
            migrationBuilder.Sql("""
                update memberships m set last_access_at = p.last_sign_in_at from people p
                where p.id = m.person_id and not exists (select from memberships o where o.person_id = m.person_id and o.id <> m.id)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_contracted_products_contracts_contract_id",
                table: "contracted_products");

            migrationBuilder.DropForeignKey(
                name: "fk_help_articles_product_versions_product_version_id",
                table: "help_articles");

            migrationBuilder.DropForeignKey(
                name: "fk_help_drafts_product_versions_product_version_id",
                table: "help_drafts");

            migrationBuilder.DropForeignKey(
                name: "fk_rules_teams_new_team_id",
                table: "rules");

            migrationBuilder.DropForeignKey(
                name: "fk_time_entries_contracts_contract_id",
                table: "time_entries");

            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "address_changes");

            migrationBuilder.DropTable(
                name: "contract_contacts");

            migrationBuilder.DropTable(
                name: "contract_warnings");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "macros");

            migrationBuilder.DropTable(
                name: "product_file_chunks");

            migrationBuilder.DropTable(
                name: "product_files");

            migrationBuilder.DropTable(
                name: "product_versions");

            migrationBuilder.DropIndex(
                name: "ix_time_entries_contract_id",
                table: "time_entries");

            migrationBuilder.DropIndex(
                name: "ix_time_entries_form",
                table: "time_entries");

            migrationBuilder.DropIndex(
                name: "ix_rules_new_team_id",
                table: "rules");

            migrationBuilder.DropIndex(
                name: "ix_help_drafts_product_version_id",
                table: "help_drafts");

            migrationBuilder.DropIndex(
                name: "ix_help_articles_product_version_id",
                table: "help_articles");

            migrationBuilder.DropIndex(
                name: "ix_contracts_ends_on",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "contract_id",
                table: "time_entries");

            migrationBuilder.DropColumn(
                name: "form",
                table: "time_entries");

            migrationBuilder.DropColumn(
                name: "distributes",
                table: "teams");

            migrationBuilder.DropColumn(
                name: "max_open",
                table: "teams");

            migrationBuilder.DropColumn(
                name: "last_given_at",
                table: "team_members");

            migrationBuilder.DropColumn(
                name: "new_team_id",
                table: "rules");

            migrationBuilder.DropColumn(
                name: "acts",
                table: "reply_drafts");

            migrationBuilder.DropColumn(
                name: "last_access_at",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "product_version_id",
                table: "help_drafts");

            migrationBuilder.DropColumn(
                name: "product_version_id",
                table: "help_articles");

            migrationBuilder.DropColumn(
                name: "notice_days",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "renewal",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "renewal_months",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "contracts");

            migrationBuilder.AddForeignKey(
                name: "fk_contracted_products_contracts_contract_id",
                table: "contracted_products",
                column: "contract_id",
                principalTable: "contracts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
