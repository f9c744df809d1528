using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddAcknowledgements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "last_in",
                table: "working_days",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "late_after",
                table: "working_days",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "anomaly_acknowledgements",
                columns: table => new
                {
                    date = table.Column<int>(type: "integer", nullable: false),
                    employee_id = table.Column<int>(type: "integer", nullable: false),
                    codes = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_anomaly_acknowledgements", x => new { x.date, x.employee_id });
                    table.ForeignKey(
                        name: "fk_anomaly_acknowledgements_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_anomaly_acknowledgements_employee_id",
                table: "anomaly_acknowledgements",
                column: "employee_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "anomaly_acknowledgements");

            migrationBuilder.DropColumn(
                name: "last_in",
                table: "working_days");

            migrationBuilder.DropColumn(
                name: "late_after",
                table: "working_days");
        }
    }
}
