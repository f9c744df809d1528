using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddCommandDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "decides_access",
                table: "terminals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "schedule_dialect",
                table: "terminals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "takes_enrolments",
                table: "terminals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "week_from_sunday",
                table: "terminals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "answer",
                table: "terminal_commands",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "terminal_commands",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "decides_access",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "schedule_dialect",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "takes_enrolments",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "week_from_sunday",
                table: "terminals");

            migrationBuilder.DropColumn(
                name: "answer",
                table: "terminal_commands");

            migrationBuilder.DropColumn(
                name: "details",
                table: "terminal_commands");
        }
    }
}
