using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AttendanceAdmin.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OfferPhotosOfTerminals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "former_id",
                table: "terminal_people",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "offered_photos",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    terminal_id = table.Column<int>(type: "integer", nullable: false),
                    pin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    employee_id = table.Column<int>(type: "integer", nullable: true),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    dismissed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offered_photos", x => x.id);
                    table.ForeignKey(
                        name: "fk_offered_photos_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offered_photos_terminals_terminal_id",
                        column: x => x.terminal_id,
                        principalTable: "terminals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_offered_photos_employee_id",
                table: "offered_photos",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_offered_photos_hash",
                table: "offered_photos",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_offered_photos_terminal_id_pin_hash",
                table: "offered_photos",
                columns: new[] { "terminal_id", "pin", "hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offered_photos");

            migrationBuilder.DropColumn(
                name: "former_id",
                table: "terminal_people");
        }
    }
}
