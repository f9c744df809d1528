using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AttendanceAdmin.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WorkingDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "accepted_at",
                table: "punches",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "accepted_by",
                table: "punches",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "day_progress",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    last_punch_id = table.Column<long>(type: "bigint", nullable: false),
                    last_change_id = table.Column<long>(type: "bigint", nullable: false),
                    filled_through = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_progress", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stale_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    employee_id = table.Column<int>(type: "integer", nullable: true),
                    from_day = table.Column<int>(type: "integer", nullable: false),
                    until_day = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stale_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "working_days",
                columns: table => new
                {
                    date = table.Column<int>(type: "integer", nullable: false),
                    employee_id = table.Column<int>(type: "integer", nullable: false),
                    schedule_id = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    due = table.Column<int>(type: "integer", nullable: false),
                    worked = table.Column<int>(type: "integer", nullable: false),
                    overtime = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false),
                    early_leave = table.Column<int>(type: "integer", nullable: false),
                    break_overrun = table.Column<int>(type: "integer", nullable: false),
                    absence = table.Column<int>(type: "integer", nullable: false),
                    holiday_work = table.Column<int>(type: "integer", nullable: false),
                    night = table.Column<int>(type: "integer", nullable: false),
                    anomalies = table.Column<int>(type: "integer", nullable: false),
                    severity = table.Column<byte>(type: "smallint", nullable: true),
                    first_in = table.Column<long>(type: "bigint", nullable: true),
                    last_out = table.Column<long>(type: "bigint", nullable: true),
                    look_again_at = table.Column<long>(type: "bigint", nullable: true),
                    waits_for_terminals = table.Column<bool>(type: "boolean", nullable: false),
                    details = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_working_days", x => new { x.date, x.employee_id });
                    table.ForeignKey(
                        name: "fk_working_days_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_working_days_employee_id",
                table: "working_days",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_working_days_look_again_at",
                table: "working_days",
                column: "look_again_at",
                filter: "look_again_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_working_days_waits_for_terminals",
                table: "working_days",
                column: "waits_for_terminals",
                filter: "waits_for_terminals");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "day_progress");

            migrationBuilder.DropTable(
                name: "stale_days");

            migrationBuilder.DropTable(
                name: "working_days");

            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "punches");

            migrationBuilder.DropColumn(
                name: "accepted_by",
                table: "punches");
        }
    }
}
