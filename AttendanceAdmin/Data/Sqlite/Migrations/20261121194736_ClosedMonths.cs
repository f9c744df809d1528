using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ClosedMonths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "closed_months",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    reopened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reopened_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    reopened_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closed_months", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_working_days_severity_date",
                table: "working_days",
                columns: new[] { "severity", "date" },
                filter: "severity IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_closed_months_month",
                table: "closed_months",
                column: "month",
                unique: true,
                filter: "reopened_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "closed_months");

            migrationBuilder.DropIndex(
                name: "ix_working_days_severity_date",
                table: "working_days");
        }
    }
}
