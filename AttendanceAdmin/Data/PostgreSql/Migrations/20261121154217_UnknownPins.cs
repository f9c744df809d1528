using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AttendanceAdmin.Data.PostgreSql.Migrations
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
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pin_assignments",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    employee_id = table.Column<int>(type: "integer", nullable: false),
                    terminals = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: true),
                    gave_pin = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    punches = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<long>(type: "bigint", nullable: true),
                    undone_at = table.Column<long>(type: "bigint", nullable: true),
                    undone_by = table.Column<string>(type: "text", nullable: true)
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
                    id = table.Column<int>(type: "integer", nullable: false),
                    last_punch_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unknown_pin_progress", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unknown_pins",
                columns: table => new
                {
                    terminal_id = table.Column<int>(type: "integer", nullable: false),
                    pin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    punches = table.Column<int>(type: "integer", nullable: false),
                    first = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
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
