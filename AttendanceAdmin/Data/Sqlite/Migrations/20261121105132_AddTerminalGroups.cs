using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddTerminalGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "terminal_groups",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "terminal_group_members",
                columns: table => new
                {
                    group_id = table.Column<int>(type: "INTEGER", nullable: false),
                    employee_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_group_members", x => new { x.group_id, x.employee_id });
                    table.ForeignKey(
                        name: "fk_terminal_group_members_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_terminal_group_members_terminal_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "terminal_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "terminal_group_terminals",
                columns: table => new
                {
                    group_id = table.Column<int>(type: "INTEGER", nullable: false),
                    terminal_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_group_terminals", x => new { x.group_id, x.terminal_id });
                    table.ForeignKey(
                        name: "fk_terminal_group_terminals_terminal_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "terminal_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_terminal_group_terminals_terminals_terminal_id",
                        column: x => x.terminal_id,
                        principalTable: "terminals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_terminal_group_members_employee_id",
                table: "terminal_group_members",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_group_terminals_terminal_id",
                table: "terminal_group_terminals",
                column: "terminal_id");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_groups_name",
                table: "terminal_groups",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "terminal_group_members");

            migrationBuilder.DropTable(
                name: "terminal_group_terminals");

            migrationBuilder.DropTable(
                name: "terminal_groups");
        }
    }
}
