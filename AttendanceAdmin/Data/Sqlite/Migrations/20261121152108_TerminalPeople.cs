using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TerminalPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_terminal_commands_terminal_id_state",
                table: "terminal_commands");

            migrationBuilder.AddColumn<long>(
                name: "people_asked_at",
                table: "terminals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "people_due_at",
                table: "terminals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "content_hash",
                table: "terminal_commands",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "employee_id",
                table: "terminal_commands",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pin",
                table: "terminal_commands",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "terminal_people",
                columns: table => new
                {
                    terminal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    pin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    item = table.Column<int>(type: "INTEGER", nullable: false),
                    employee_id = table.Column<int>(type: "INTEGER", nullable: true),
                    wanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    tried_hash = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    known_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    seen_fields = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    command_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_people", x => new { x.terminal_id, x.pin, x.item });
                    table.ForeignKey(
                        name: "fk_terminal_people_terminal_commands_command_id",
                        column: x => x.command_id,
                        principalTable: "terminal_commands",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_terminal_people_terminals_terminal_id",
                        column: x => x.terminal_id,
                        principalTable: "terminals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_terminal_commands_terminal_id_pin",
                table: "terminal_commands",
                columns: new[] { "terminal_id", "pin" });

            migrationBuilder.CreateIndex(
                name: "ix_terminal_commands_terminal_id_state_id",
                table: "terminal_commands",
                columns: new[] { "terminal_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_terminal_people_command_id",
                table: "terminal_people",
                column: "command_id");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_people_employee_id",
                table: "terminal_people",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_people_terminal_id_state_pin",
                table: "terminal_people",
                columns: new[] { "terminal_id", "state", "pin" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "terminal_people");

            migrationBuilder.DropIndex(
                name: "ix_terminal_commands_terminal_id_pin",
                table: "terminal_commands");

            migrationBuilder.DropIndex(
                name: "ix_terminal_commands_terminal_id_state_id",
                table: "terminal_commands");

            migrationBuilder.DropColumn(
                name: "people_asked_at",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "people_due_at",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "content_hash",
                table: "terminal_commands");

            migrationBuilder.DropColumn(
                name: "employee_id",
                table: "terminal_commands");

            migrationBuilder.DropColumn(
                name: "pin",
                table: "terminal_commands");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_commands_terminal_id_state",
                table: "terminal_commands",
                columns: new[] { "terminal_id", "state" });
        }
    }
}
