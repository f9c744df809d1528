using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttendanceAdmin.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Connections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "connections",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    base_address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    users_endpoint = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    attendance_endpoint = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    auth = table.Column<byte>(type: "INTEGER", nullable: false),
                    auth_header_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    auth_user = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    secrets = table.Column<byte[]>(type: "BLOB", nullable: true),
                    interval_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    timeout_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: true),
                    batch_size = table.Column<int>(type: "INTEGER", nullable: false),
                    parallel = table.Column<int>(type: "INTEGER", nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    send_from = table.Column<long>(type: "INTEGER", nullable: true),
                    send_unknown = table.Column<bool>(type: "INTEGER", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_user_sync = table.Column<long>(type: "INTEGER", nullable: true),
                    last_punch_sync = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "connection_people",
                columns: table => new
                {
                    connection_id = table.Column<int>(type: "INTEGER", nullable: false),
                    employee_id = table.Column<int>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    sent_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_trouble = table.Column<byte>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connection_people", x => new { x.connection_id, x.employee_id });
                    table.ForeignKey(
                        name: "fk_connection_people_connections_connection_id",
                        column: x => x.connection_id,
                        principalTable: "connections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_connection_people_employees_employee_id",
                        column: x => x.employee_id,
                        principalTable: "employees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "connection_terminals",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    connection_id = table.Column<int>(type: "INTEGER", nullable: false),
                    terminal_id = table.Column<int>(type: "INTEGER", nullable: true),
                    group_id = table.Column<int>(type: "INTEGER", nullable: true),
                    sync_users = table.Column<bool>(type: "INTEGER", nullable: false),
                    sync_attendance = table.Column<bool>(type: "INTEGER", nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    last_user_sync = table.Column<long>(type: "INTEGER", nullable: true),
                    last_attendance_sync = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connection_terminals", x => x.id);
                    table.ForeignKey(
                        name: "fk_connection_terminals_connections_connection_id",
                        column: x => x.connection_id,
                        principalTable: "connections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_connection_terminals_terminal_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "terminal_groups",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_connection_terminals_terminals_terminal_id",
                        column: x => x.terminal_id,
                        principalTable: "terminals",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    connection_id = table.Column<int>(type: "INTEGER", nullable: false),
                    punch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_status = table.Column<int>(type: "INTEGER", nullable: true),
                    last_trouble = table.Column<byte>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    for_system = table.Column<bool>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    decided_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_deliveries_connections_connection_id",
                        column: x => x.connection_id,
                        principalTable: "connections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_progress",
                columns: table => new
                {
                    connection_id = table.Column<int>(type: "INTEGER", nullable: false),
                    projected_id = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_id = table.Column<long>(type: "INTEGER", nullable: false),
                    next_settled_id = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    resume_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_progress", x => x.connection_id);
                    table.ForeignKey(
                        name: "fk_delivery_progress_connections_connection_id",
                        column: x => x.connection_id,
                        principalTable: "connections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_tallies",
                columns: table => new
                {
                    connection_id = table.Column<int>(type: "INTEGER", nullable: false),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    sent = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_tallies", x => new { x.connection_id, x.hour });
                    table.ForeignKey(
                        name: "fk_delivery_tallies_connections_connection_id",
                        column: x => x.connection_id,
                        principalTable: "connections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_connection_people_connection_id_external_id",
                table: "connection_people",
                columns: new[] { "connection_id", "external_id" });

            migrationBuilder.CreateIndex(
                name: "ix_connection_people_employee_id",
                table: "connection_people",
                column: "employee_id");

            migrationBuilder.CreateIndex(
                name: "ix_connection_terminals_connection_id_group_id",
                table: "connection_terminals",
                columns: new[] { "connection_id", "group_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_connection_terminals_connection_id_terminal_id",
                table: "connection_terminals",
                columns: new[] { "connection_id", "terminal_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_connection_terminals_group_id",
                table: "connection_terminals",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_connection_terminals_terminal_id",
                table: "connection_terminals",
                column: "terminal_id");

            migrationBuilder.CreateIndex(
                name: "ix_connections_name",
                table: "connections",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_open",
                table: "deliveries",
                columns: new[] { "connection_id", "state", "punch_id" },
                filter: "state <> 1");

            migrationBuilder.CreateIndex(
                name: "ux_deliveries_punch",
                table: "deliveries",
                columns: new[] { "connection_id", "punch_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "connection_people");

            migrationBuilder.DropTable(
                name: "connection_terminals");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "delivery_progress");

            migrationBuilder.DropTable(
                name: "delivery_tallies");

            migrationBuilder.DropTable(
                name: "connections");
        }
    }
}
