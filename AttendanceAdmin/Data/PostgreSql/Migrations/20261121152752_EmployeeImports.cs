using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AttendanceAdmin.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class EmployeeImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "undoes_id",
                table: "employee_acts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "employee_imports",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    culture = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    titles = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    day_first = table.Column<bool>(type: "boolean", nullable: true),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    act_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employee_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "employee_import_rows",
                columns: table => new
                {
                    import_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<byte>(type: "smallint", nullable: false),
                    faults = table.Column<string>(type: "text", nullable: false),
                    settled = table.Column<bool>(type: "boolean", nullable: false),
                    employee_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employee_import_rows", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_employee_import_rows_employee_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "employee_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_employee_acts_undoes_id",
                table: "employee_acts",
                column: "undoes_id");

            migrationBuilder.CreateIndex(
                name: "ix_employee_import_rows_import_id_verdict_number",
                table: "employee_import_rows",
                columns: new[] { "import_id", "verdict", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_employee_imports_state",
                table: "employee_imports",
                column: "state");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "employee_import_rows");

            migrationBuilder.DropTable(
                name: "employee_imports");

            migrationBuilder.DropIndex(
                name: "ix_employee_acts_undoes_id",
                table: "employee_acts");

            migrationBuilder.DropColumn(
                name: "undoes_id",
                table: "employee_acts");
        }
    }
}
