using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "late_after",
                table: "working_days",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "anomaly_acknowledgements",
                columns: table => new
                {
                    date = table.Column<int>(type: "INTEGER", nullable: false),
                    employee_id = table.Column<int>(type: "INTEGER", nullable: false),
                    codes = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
