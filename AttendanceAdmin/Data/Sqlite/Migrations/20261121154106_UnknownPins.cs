using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UnknownPins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "assignment_id",
                table: "punches",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pin_assignments",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    employee_id = table.Column<int>(type: "INTEGER", nullable: false),
                    terminals = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: true),
                    gave_pin = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    punches = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<int>(type: "INTEGER", nullable: false),
                    last_day = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pin_assignments", x => x.id);
                    table.ForeignKey(
                        name: "fk_pin_assignments_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unknown_pin_progress",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    last_punch_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unknown_pin_progress", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unknown_pins",
                columns: table => new
                {
                    terminal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    pin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    punches = table.Column<int>(type: "INTEGER", nullable: false),
                    first = table.Column<long>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unknown_pins", x => new { x.terminal_id, x.pin });
                });

            migrationBuilder.CreateIndex(
                name: "ix_pin_assignments_done_at",
                table: "pin_assignments",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "ix_pin_assignments_employee_id",
                table: "pin_assignments",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_unknown_pins_last_terminal_id_pin",
                table: "unknown_pins",
                columns: new[] { "last", "terminal_id", "pin" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pin_assignments");

            migrationBuilder.DropTable(
                name: "unknown_pin_progress");

            migrationBuilder.DropTable(
                name: "unknown_pins");

            migrationBuilder.DropColumn(
                name: "assignment_id",
                table: "punches");
        }
    }
}
