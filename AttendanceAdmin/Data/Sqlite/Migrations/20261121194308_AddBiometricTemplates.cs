using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddBiometricTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_terminal_people",
                table: "terminal_people");

            migrationBuilder.AddColumn<string>(
                name: "algorithms",
                table: "terminals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "code_page",
                table: "terminals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stated_code_page",
                table: "terminals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "terminal_people",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "terminal_commands",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_terminal_people",
                table: "terminal_people",
                columns: new[] { "terminal_id", "pin", "item", "part" });

            migrationBuilder.CreateTable(
                name: "biometric_templates",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    terminal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    pin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    index = table.Column<int>(type: "INTEGER", nullable: false),
                    major = table.Column<int>(type: "INTEGER", nullable: false),
                    minor = table.Column<int>(type: "INTEGER", nullable: false),
                    employee_id = table.Column<int>(type: "INTEGER", nullable: true),
                    fields = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_biometric_templates", x => x.id);
                    table.ForeignKey(
                        name: "fk_biometric_templates_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_biometric_templates_terminals_terminal_id",
                        column: x => x.terminal_id,
                        principalTable: "terminals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_biometric_templates_employee_id",
                table: "biometric_templates",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_biometric_templates_terminal_id_pin_kind_number_index_major",
                table: "biometric_templates",
                columns: new[] { "terminal_id", "pin", "kind", "number", "index", "major" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "biometric_templates");

            migrationBuilder.DropPrimaryKey(
                name: "pk_terminal_people",
                table: "terminal_people");

            migrationBuilder.DropColumn(
                name: "algorithms",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "code_page",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "stated_code_page",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "part",
                table: "terminal_people");

            migrationBuilder.DropColumn(
                name: "part",
                table: "terminal_commands");

            migrationBuilder.AddPrimaryKey(
                name: "pk_terminal_people",
                table: "terminal_people",
                columns: new[] { "terminal_id", "pin", "item" });
        }
    }
}
