using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class OpeningAndHelpCenter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_help_articles_product_id",
                table: "help_articles");

            migrationBuilder.DropIndex(
                name: "ix_help_articles_topic_id",
                table: "help_articles");

            migrationBuilder.AddColumn<string>(
                name: "affected",
                table: "tickets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "continuity",
                table: "tickets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "notifies_outside",
                table: "tickets",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "discarded_at",
                table: "ticket_drafts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "person_id",
                table: "single_use_tokens",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "single_use_tokens",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "last_version",
                table: "help_articles",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "publish_at",
                table: "help_articles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "tickets",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "portal_vector(code || ' ' || subject)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "to_tsvector('portal', code || ' ' || subject)",
                oldStored: true);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "ticket_messages",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "portal_vector(body)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "to_tsvector('portal', body)",
                oldStored: true);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "help_articles",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "setweight(portal_vector(title), 'A') || setweight(portal_vector(summary), 'B') || portal_vector(body)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "setweight(to_tsvector('portal', title), 'A') || setweight(to_tsvector('portal', summary), 'B') || to_tsvector('portal', body)",
                oldStored: true);

            migrationBuilder.CreateTable(
                name: "category_fields",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    category_id = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    hint = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    options = table.Column<string[]>(type: "text[]", nullable: false),
                    is_required = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category_fields", x => x.id);
                    table.ForeignKey(
                        name: "fk_category_fields_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "help_article_versions",
                columns: table => new
                {
                    article_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    change = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    by_id = table.Column<int>(type: "integer", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_article_versions", x => new { x.article_id, x.number });
                    table.ForeignKey(
                        name: "fk_help_article_versions_help_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "help_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "help_drafts",
                columns: table => new
                {
                    article_id = table.Column<int>(type: "integer", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    topic_id = table.Column<int>(type: "integer", nullable: true),
                    product_id = table.Column<int>(type: "integer", nullable: true),
                    visibility = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    only_for_id = table.Column<int>(type: "integer", nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_drafts", x => x.article_id);
                    table.ForeignKey(
                        name: "fk_help_drafts_customers_only_for_id",
                        column: x => x.only_for_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_help_drafts_help_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "help_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_help_drafts_help_topics_topic_id",
                        column: x => x.topic_id,
                        principalTable: "help_topics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_help_drafts_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "help_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    uploaded_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_files", x => x.id);
                    table.CheckConstraint("ck_help_files_size", "length(bytes) <= 5 * 1024 * 1024");
                    table.ForeignKey(
                        name: "fk_help_files_help_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "help_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "help_old_slugs",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    article_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_old_slugs", x => x.slug);
                    table.ForeignKey(
                        name: "fk_help_old_slugs_help_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "help_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "help_votes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    article_id = table.Column<int>(type: "integer", nullable: false),
                    voter = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_helpful = table.Column<bool>(type: "boolean", nullable: false),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    person_id = table.Column<int>(type: "integer", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_votes", x => x.id);
                    table.ForeignKey(
                        name: "fk_help_votes_help_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "help_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_help_votes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "help_words",
                columns: table => new
                {
                    article_id = table.Column<int>(type: "integer", nullable: false),
                    plain = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_words", x => new { x.plain, x.article_id });
                    table.ForeignKey(
                        name: "fk_help_words_help_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "help_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "public_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cnpj = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    product = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    message = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ticket_id = table.Column<long>(type: "bigint", nullable: true),
                    dismissed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dismissed_by_id = table.Column<int>(type: "integer", nullable: true),
                    dismiss_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_public_requests_people_dismissed_by_id",
                        column: x => x.dismissed_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_public_requests_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suggested_articles",
                columns: table => new
                {
                    draft_id = table.Column<long>(type: "bigint", nullable: false),
                    article_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    solved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_anyway_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggested_articles", x => new { x.draft_id, x.article_id });
                    table.ForeignKey(
                        name: "fk_suggested_articles_help_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "help_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggested_articles_ticket_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "ticket_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_answers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ticket_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    field_id = table.Column<int>(type: "integer", nullable: true),
                    label = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_ticket_answers_category_fields_field_id",
                        column: x => x.field_id,
                        principalTable: "category_fields",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ticket_answers_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_help_articles_helpful_votes_updated_at_id",
                table: "help_articles",
                columns: new[] { "helpful_votes", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_help_articles_product_id_updated_at",
                table: "help_articles",
                columns: new[] { "product_id", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_help_articles_topic_id_updated_at",
                table: "help_articles",
                columns: new[] { "topic_id", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_help_articles_updated_at_id",
                table: "help_articles",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_category_fields_category_id_position",
                table: "category_fields",
                columns: new[] { "category_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_help_drafts_only_for_id",
                table: "help_drafts",
                column: "only_for_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_drafts_product_id",
                table: "help_drafts",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_drafts_topic_id",
                table: "help_drafts",
                column: "topic_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_files_article_id",
                table: "help_files",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_old_slugs_article_id",
                table: "help_old_slugs",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_votes_article_id_at",
                table: "help_votes",
                columns: new[] { "article_id", "at" },
                filter: "comment is not null");

            migrationBuilder.CreateIndex(
                name: "ix_help_votes_article_id_voter",
                table: "help_votes",
                columns: new[] { "article_id", "voter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_help_votes_person_id",
                table: "help_votes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_words_article_id",
                table: "help_words",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_words_plain",
                table: "help_words",
                column: "plain")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_public_requests_code",
                table: "public_requests",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_public_requests_dismissed_by_id",
                table: "public_requests",
                column: "dismissed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_public_requests_ticket_id",
                table: "public_requests",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "ix_public_requests_waiting",
                table: "public_requests",
                column: "confirmed_at",
                filter: "ticket_id is null and dismissed_at is null and confirmed_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_suggested_articles_article_id_shown_at",
                table: "suggested_articles",
                columns: new[] { "article_id", "shown_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_answers_field_id",
                table: "ticket_answers",
                column: "field_id");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_answers_ticket_id_position",
                table: "ticket_answers",
                columns: new[] { "ticket_id", "position" });

            // Articles published before there were versions: what readers see is their first, readable since its last change.
            migrationBuilder.Sql("""
                update help_articles set publish_at = updated_at, last_version = 1 where status <> 'Draft';
                insert into help_article_versions (article_id, number, title, summary, body, change, by_name, at)
                select id, 1, title, summary, body, '', '', updated_at from help_articles where status <> 'Draft';
                insert into help_words (article_id, plain, text)
                select distinct on (a.id, unaccent(portal_fold(w))) a.id, unaccent(portal_fold(w)), w
                from help_articles a, regexp_split_to_table(lower(a.title || ' ' || a.summary || ' ' || a.body), '[^[:alpha:]]+') w
                where a.status <> 'Draft' and length(w) between 4 and 40 order by a.id, unaccent(portal_fold(w)), w;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "help_article_versions");

            migrationBuilder.DropTable(
                name: "help_drafts");

            migrationBuilder.DropTable(
                name: "help_files");

            migrationBuilder.DropTable(
                name: "help_old_slugs");

            migrationBuilder.DropTable(
                name: "help_votes");

            migrationBuilder.DropTable(
                name: "help_words");

            migrationBuilder.DropTable(
                name: "public_requests");

            migrationBuilder.DropTable(
                name: "suggested_articles");

            migrationBuilder.DropTable(
                name: "ticket_answers");

            migrationBuilder.DropTable(
                name: "category_fields");

            migrationBuilder.DropIndex(
                name: "ix_help_articles_helpful_votes_updated_at_id",
                table: "help_articles");

            migrationBuilder.DropIndex(
                name: "ix_help_articles_product_id_updated_at",
                table: "help_articles");

            migrationBuilder.DropIndex(
                name: "ix_help_articles_topic_id_updated_at",
                table: "help_articles");

            migrationBuilder.DropIndex(
                name: "ix_help_articles_updated_at_id",
                table: "help_articles");

            migrationBuilder.DropColumn(
                name: "affected",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "continuity",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "notifies_outside",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "discarded_at",
                table: "ticket_drafts");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "single_use_tokens");

            migrationBuilder.DropColumn(
                name: "last_version",
                table: "help_articles");

            migrationBuilder.DropColumn(
                name: "publish_at",
                table: "help_articles");

            migrationBuilder.AlterColumn<int>(
                name: "person_id",
                table: "single_use_tokens",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "tickets",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('portal', code || ' ' || subject)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "portal_vector(code || ' ' || subject)",
                oldStored: true);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "ticket_messages",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('portal', body)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "portal_vector(body)",
                oldStored: true);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "help_articles",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "setweight(to_tsvector('portal', title), 'A') || setweight(to_tsvector('portal', summary), 'B') || to_tsvector('portal', body)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "setweight(portal_vector(title), 'A') || setweight(portal_vector(summary), 'B') || portal_vector(body)",
                oldStored: true);

            migrationBuilder.CreateIndex(
                name: "ix_help_articles_product_id",
                table: "help_articles",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_articles_topic_id",
                table: "help_articles",
                column: "topic_id");
        }
    }
}
