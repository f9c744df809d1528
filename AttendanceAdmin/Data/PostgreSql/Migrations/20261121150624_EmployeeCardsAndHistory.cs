using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AttendanceAdmin.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class EmployeeCardsAndHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "merged_into_id",
                table: "employees",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "updated_at",
                table: "employees",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "updated_by",
                table: "employees",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "employees",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "employee_acts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    undone_at = table.Column<long>(type: "bigint", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employee_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "employee_cards",
                columns: table => new
                {
                    employee_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employee_cards", x => new { x.employee_id, x.number });
                    table.ForeignKey(
                        name: "fk_employee_cards_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "employee_merges",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kept_id = table.Column<int>(type: "integer", nullable: false),
                    merged_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    moved_punches = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employee_merges", x => x.id);
                    table.ForeignKey(
                        name: "fk_employee_merges_employees_kept_id",
                        column: x => x.kept_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employee_merges_employees_merged_id",
                        column: x => x.merged_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "employee_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    act_id = table.Column<long>(type: "bigint", nullable: false),
                    employee_id = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employee_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_employee_changes_employee_acts_act_id",
                        column: x => x.act_id,
                        principalTable: "employee_acts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_employee_changes_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_employees_merged_into_id",
                table: "employees",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_employee_cards_number",
                table: "employee_cards",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_employee_changes_act_id_employee_id",
                table: "employee_changes",
                columns: new[] { "act_id", "employee_id" });

            migrationBuilder.CreateIndex(
                name: "ix_employee_changes_employee_id_id",
                table: "employee_changes",
                columns: new[] { "employee_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_employee_merges_kept_id",
                table: "employee_merges",
                column: "kept_id");

            migrationBuilder.CreateIndex(
                name: "ix_employee_merges_merged_id",
                table: "employee_merges",
                column: "merged_id");

            migrationBuilder.AddForeignKey(
                name: "fk_employees_employees_merged_into_id",
                table: "employees",
                column: "merged_into_id",
                principalTable: "employees",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_employees_employees_merged_into_id",
                table: "employees");

            migrationBuilder.DropTable(
                name: "employee_cards");

            migrationBuilder.DropTable(
                name: "employee_changes");

            migrationBuilder.DropTable(
                name: "employee_merges");

            migrationBuilder.DropTable(
                name: "employee_acts");

            migrationBuilder.DropIndex(
                name: "ix_employees_merged_into_id",
                table: "employees");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "employees");

            migrationBuilder.DropColumn(
                name: "updated_at",
                table: "employees");

            migrationBuilder.DropColumn(
                name: "updated_by",
                table: "employees");

            migrationBuilder.DropColumn(
                name: "version",
                table: "employees");
        }
    }
}
