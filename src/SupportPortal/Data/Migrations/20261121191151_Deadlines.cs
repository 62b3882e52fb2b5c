using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Deadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was promised so far becomes the first version of a policy, below; the table takes another shape meanwhile.
            migrationBuilder.Sql("""
                drop policy if exists customer_rows on sla_targets;
                create temporary table old_sla_targets on commit drop as select * from sla_targets;
                delete from sla_targets;
                """);

            migrationBuilder.DropForeignKey(
                name: "fk_sla_targets_contracts_contract_id",
                table: "sla_targets");

            migrationBuilder.DropIndex(
                name: "ix_sla_targets_category_id_contract_id",
                table: "sla_targets");

            migrationBuilder.DropIndex(
                name: "ix_sla_targets_contract_id",
                table: "sla_targets");

            migrationBuilder.DropIndex(
                name: "ix_sla_clocks_due_at",
                table: "sla_clocks");

            migrationBuilder.DropColumn(
                name: "contract_id",
                table: "sla_targets");

            migrationBuilder.DropColumn(
                name: "first_response",
                table: "sla_targets");

            migrationBuilder.RenameColumn(
                name: "resolution",
                table: "sla_targets",
                newName: "time");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "identified_at",
                table: "tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "schedule_id",
                table: "tickets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sla_version_id",
                table: "tickets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "standing_left",
                table: "tickets",
                type: "interval",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "category_id",
                table: "sla_targets",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<string>(
                name: "metric",
                table: "sla_targets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "sla_targets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "priority",
                table: "sla_targets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version_id",
                table: "sla_targets",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_identification",
                table: "sla_clocks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_warning_at",
                table: "sla_clocks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "sla_clocks",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "registered_at",
                table: "sla_clocks",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "warned",
                table: "sla_clocks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int[]>(
                name: "holiday_sets",
                table: "contracts",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<bool>(
                name: "national_holidays",
                table: "contracts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "policy_id",
                table: "contracts",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "holiday_sets",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    lines = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday_sets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sla_policies",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sla_revisions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_revisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sla_warnings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    clock_id = table.Column<long>(type: "bigint", nullable: false),
                    ticket_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<int>(type: "integer", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_warnings", x => x.id);
                    table.ForeignKey(
                        name: "fk_sla_warnings_sla_clocks_clock_id",
                        column: x => x.clock_id,
                        principalTable: "sla_clocks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sla_warnings_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_calendars",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    week = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_calendars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "work_schedules",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    week = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    national_holidays = table.Column<bool>(type: "boolean", nullable: false),
                    holidays = table.Column<string>(type: "text", nullable: false),
                    pauses_for_customer = table.Column<bool>(type: "boolean", nullable: false),
                    pauses_for_third_party = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_schedules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sla_policy_versions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    policy_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    calendar_id = table.Column<int>(type: "integer", nullable: false),
                    pauses_for_customer = table.Column<bool>(type: "boolean", nullable: false),
                    pauses_for_third_party = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policy_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sla_policy_versions_people_published_by_id",
                        column: x => x.published_by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sla_policy_versions_sla_policies_policy_id",
                        column: x => x.policy_id,
                        principalTable: "sla_policies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sla_policy_versions_work_calendars_calendar_id",
                        column: x => x.calendar_id,
                        principalTable: "work_calendars",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_schedule_id",
                table: "tickets",
                column: "schedule_id");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_sla_version_id",
                table: "tickets",
                column: "sla_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_targets_category_id",
                table: "sla_targets",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_targets_version_id_metric_category_id_priority",
                table: "sla_targets",
                columns: new[] { "version_id", "metric", "category_id", "priority" });

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_next_warning_at",
                table: "sla_clocks",
                column: "next_warning_at",
                filter: "next_warning_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_contracts_policy_id",
                table: "contracts",
                column: "policy_id");

            migrationBuilder.CreateIndex(
                name: "ix_holiday_sets_name",
                table: "holiday_sets",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sla_policies_is_default",
                table: "sla_policies",
                column: "is_default",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_sla_policies_name",
                table: "sla_policies",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sla_policy_versions_calendar_id",
                table: "sla_policy_versions",
                column: "calendar_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_policy_versions_one_draft",
                table: "sla_policy_versions",
                column: "policy_id",
                unique: true,
                filter: "published_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sla_policy_versions_policy_id_number",
                table: "sla_policy_versions",
                columns: new[] { "policy_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sla_policy_versions_published_by_id",
                table: "sla_policy_versions",
                column: "published_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_warnings_clock_id_percent",
                table: "sla_warnings",
                columns: new[] { "clock_id", "percent" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sla_warnings_ticket_id",
                table: "sla_warnings",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "ix_work_calendars_name",
                table: "work_calendars",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_schedules_hash",
                table: "work_schedules",
                column: "hash",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_contracts_sla_policies_policy_id",
                table: "contracts",
                column: "policy_id",
                principalTable: "sla_policies",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_sla_targets_sla_policy_versions_version_id",
                table: "sla_targets",
                column: "version_id",
                principalTable: "sla_policy_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_sla_policy_versions_sla_version_id",
                table: "tickets",
                column: "sla_version_id",
                principalTable: "sla_policy_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_work_schedules_schedule_id",
                table: "tickets",
                column: "schedule_id",
                principalTable: "work_schedules",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("""
                insert into work_calendars (name, week)
                  select 'Expediente padrão', '1 08:00-12:00, 13:00-18:00;2 08:00-12:00, 13:00-18:00;3 08:00-12:00, 13:00-18:00;4 08:00-12:00, 13:00-18:00;5 08:00-12:00, 13:00-18:00'
                  where exists (select from old_sla_targets);
                insert into sla_policies (name, is_default) select 'Prazos padrão', true where exists (select from old_sla_targets);
                insert into sla_policies (name, is_default)
                  select 'Contrato ' || c.number || ' (' || c.id || ')', false from contracts c where exists (select from old_sla_targets o where o.contract_id = c.id);
                insert into sla_policy_versions (policy_id, number, calendar_id, pauses_for_customer, pauses_for_third_party, published_at)
                  select p.id, 1, c.id, true, false, timestamptz '1970-01-01 00:00:00+00' from sla_policies p cross join work_calendars c;
                update contracts c set policy_id = p.id from sla_policies p where p.name = 'Contrato ' || c.number || ' (' || c.id || ')';
                update contracts set national_holidays = true;

                insert into sla_targets (version_id, category_id, priority, metric, time, hours, origin)
                  select v.id, null, null, m.metric, m.time, 'ClockTime', 'Registration'
                  from sla_policy_versions v cross join (values ('FirstResponse', interval '2 hours'), ('Resolution', interval '24 hours')) m (metric, time);
                insert into sla_targets (version_id, category_id, priority, metric, time, hours, origin)
                  select v.id, o.category_id, null, m.metric, case m.metric when 'Resolution' then o.resolution else o.first_response end, o.hours, 'Registration'
                  from sla_policy_versions v left join contracts c on c.policy_id = v.policy_id
                  join old_sla_targets o on o.contract_id = c.id
                    or (o.contract_id is null and not exists (select from old_sla_targets own where own.contract_id = c.id and own.category_id = o.category_id))
                  cross join (values ('FirstResponse'), ('Resolution')) m (metric);

                update sla_clocks set origin = 'Registration', registered_at = started_at;
                update sla_clocks k set next_warning_at = k.due_at from tickets t
                  where t.id = k.ticket_id and k.met_at is null and k.due_at > now() and t.status <> 'WaitingCustomer';
                update tickets set standing_left = due_at - status_since where status = 'WaitingCustomer';
                update tickets t set identified_at = (
                  select min(e.at) from ticket_events e where e.ticket_id = t.id and e.side = 'Staff' and e.kind in ('Assigned', 'StatusChanged'));
                update tickets t set sla_version_id = (
                  select v.id from sla_policy_versions v join sla_policies p on p.id = v.policy_id
                  left join contracts c on c.policy_id = p.id and c.customer_id = t.customer_id and current_date between c.starts_on and c.ends_on
                  where p.is_default or c.id is not null order by p.is_default, c.id limit 1)
                  where t.status in ('New', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty', 'Resolved');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_contracts_sla_policies_policy_id",
                table: "contracts");

            migrationBuilder.DropForeignKey(
                name: "fk_sla_targets_sla_policy_versions_version_id",
                table: "sla_targets");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_sla_policy_versions_sla_version_id",
                table: "tickets");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_work_schedules_schedule_id",
                table: "tickets");

            migrationBuilder.DropTable(
                name: "holiday_sets");

            migrationBuilder.DropTable(
                name: "sla_policy_versions");

            migrationBuilder.DropTable(
                name: "sla_revisions");

            migrationBuilder.DropTable(
                name: "sla_warnings");

            migrationBuilder.DropTable(
                name: "work_schedules");

            migrationBuilder.DropTable(
                name: "sla_policies");

            migrationBuilder.DropTable(
                name: "work_calendars");

            migrationBuilder.DropIndex(
                name: "ix_tickets_schedule_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_sla_version_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_sla_targets_category_id",
                table: "sla_targets");

            migrationBuilder.DropIndex(
                name: "ix_sla_targets_version_id_metric_category_id_priority",
                table: "sla_targets");

            migrationBuilder.DropIndex(
                name: "ix_sla_clocks_next_warning_at",
                table: "sla_clocks");

            migrationBuilder.DropIndex(
                name: "ix_contracts_policy_id",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "identified_at",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "schedule_id",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "sla_version_id",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "standing_left",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "metric",
                table: "sla_targets");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "sla_targets");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "sla_targets");

            migrationBuilder.DropColumn(
                name: "version_id",
                table: "sla_targets");

            migrationBuilder.DropColumn(
                name: "awaits_identification",
                table: "sla_clocks");

            migrationBuilder.DropColumn(
                name: "next_warning_at",
                table: "sla_clocks");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "sla_clocks");

            migrationBuilder.DropColumn(
                name: "registered_at",
                table: "sla_clocks");

            migrationBuilder.DropColumn(
                name: "warned",
                table: "sla_clocks");

            migrationBuilder.DropColumn(
                name: "holiday_sets",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "national_holidays",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "policy_id",
                table: "contracts");

            migrationBuilder.RenameColumn(
                name: "time",
                table: "sla_targets",
                newName: "resolution");

            migrationBuilder.AlterColumn<int>(
                name: "category_id",
                table: "sla_targets",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AddColumn<int>(
                name: "contract_id",
                table: "sla_targets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "first_response",
                table: "sla_targets",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.CreateIndex(
                name: "ix_sla_targets_category_id_contract_id",
                table: "sla_targets",
                columns: new[] { "category_id", "contract_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_sla_targets_contract_id",
                table: "sla_targets",
                column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_due_at",
                table: "sla_clocks",
                column: "due_at",
                filter: "met_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_sla_targets_contracts_contract_id",
                table: "sla_targets",
                column: "contract_id",
                principalTable: "contracts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
