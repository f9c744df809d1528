using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TimeMoto : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "external_people",
                columns: table => new
                {
                    source = table.Column<byte>(type: "INTEGER", nullable: false),
                    pin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    card = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    employee_id = table.Column<int>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_people", x => new { x.source, x.pin });
                    table.ForeignKey(
                        name: "fk_external_people_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "external_records",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    source = table.Column<byte>(type: "INTEGER", nullable: false),
                    event_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    act = table.Column<byte>(type: "INTEGER", nullable: false),
                    pair = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    record_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    work_day = table.Column<int>(type: "INTEGER", nullable: false),
                    terminal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    pin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    local_time = table.Column<long>(type: "INTEGER", nullable: false),
                    rounded_time = table.Column<long>(type: "INTEGER", nullable: true),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status_code = table.Column<short>(type: "INTEGER", nullable: false),
                    verify_code = table.Column<short>(type: "INTEGER", nullable: false),
                    direction = table.Column<byte>(type: "INTEGER", nullable: false),
                    verdict = table.Column<byte>(type: "INTEGER", nullable: false),
                    punch_id = table.Column<long>(type: "INTEGER", nullable: true),
                    raw = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "timemoto_rejected_calls",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<byte>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    signature = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timemoto_rejected_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "timemoto_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    pinned_signature = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    pinned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    tested_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timemoto_settings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_external_people_employee_id",
                table: "external_people",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_external_records_event_id_source",
                table: "external_records",
                columns: new[] { "event_id", "source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_external_records_pair",
                table: "external_records",
                column: "pair");

            migrationBuilder.CreateIndex(
                name: "ix_external_records_pin_local_time",
                table: "external_records",
                columns: new[] { "pin", "local_time" });

            migrationBuilder.CreateIndex(
                name: "ix_external_records_punch_id",
                table: "external_records",
                column: "punch_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "external_people");

            migrationBuilder.DropTable(
                name: "external_records");

            migrationBuilder.DropTable(
                name: "timemoto_rejected_calls");

            migrationBuilder.DropTable(
                name: "timemoto_settings");
        }
    }
}
