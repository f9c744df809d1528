using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddDaysByEmployeeAndDate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_working_days_employee_id",
                table: "working_days");

            migrationBuilder.CreateIndex(
                name: "ix_working_days_employee_id_date",
                table: "working_days",
                columns: new[] { "employee_id", "date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_working_days_employee_id_date",
                table: "working_days");

            migrationBuilder.CreateIndex(
                name: "ix_working_days_employee_id",
                table: "working_days",
                column: "employee_id");
        }
    }
}
