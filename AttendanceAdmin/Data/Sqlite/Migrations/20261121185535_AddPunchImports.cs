using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddPunchImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "punch_imports",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    origin = table.Column<byte>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    stored_file = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    layout = table.Column<string>(type: "TEXT", nullable: true),
                    terminal_id = table.Column<int>(type: "INTEGER", nullable: true),
                    connection_id = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<int>(type: "INTEGER", nullable: true),
                    to = table.Column<int>(type: "INTEGER", nullable: true),
                    command_id = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_punch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    mark_punch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    expected = table.Column<int>(type: "INTEGER", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    received = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    known = table.Column<int>(type: "INTEGER", nullable: false),
                    unknown_pin = table.Column<int>(type: "INTEGER", nullable: false),
                    rejected = table.Column<int>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_punch_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_punch_imports_terminals_terminal_id",
                        column: x => x.terminal_id,
                        principalTable: "terminals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "punch_import_conflicts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<int>(type: "INTEGER", nullable: false),
                    manual_punch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    imported_punch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    decision = table.Column<byte>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_punch_import_conflicts", x => x.id);
                    table.ForeignKey(
                        name: "fk_punch_import_conflicts_punch_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "punch_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_punch_import_conflicts_punches_imported_punch_id",
                        column: x => x.imported_punch_id,
                        principalTable: "punches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_punch_import_conflicts_punches_manual_punch_id",
                        column: x => x.manual_punch_id,
                        principalTable: "punches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "punch_import_faults",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<int>(type: "INTEGER", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_punch_import_faults", x => x.id);
                    table.ForeignKey(
                        name: "fk_punch_import_faults_punch_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "punch_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_punch_import_conflicts_import_id_decision",
                table: "punch_import_conflicts",
                columns: new[] { "import_id", "decision" });

            migrationBuilder.CreateIndex(
                name: "ix_punch_import_conflicts_imported_punch_id",
                table: "punch_import_conflicts",
                column: "imported_punch_id");

            migrationBuilder.CreateIndex(
                name: "ix_punch_import_conflicts_manual_punch_id_imported_punch_id",
                table: "punch_import_conflicts",
                columns: new[] { "manual_punch_id", "imported_punch_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_punch_import_faults_import_id_id",
                table: "punch_import_faults",
                columns: new[] { "import_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_punch_imports_state",
                table: "punch_imports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_punch_imports_terminal_id",
                table: "punch_imports",
                column: "terminal_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "punch_import_conflicts");

            migrationBuilder.DropTable(
                name: "punch_import_faults");

            migrationBuilder.DropTable(
                name: "punch_imports");
        }
    }
}
