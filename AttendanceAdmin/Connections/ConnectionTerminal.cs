using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Connections;

/// <summary>A terminal, or all terminals of a group, that a connection serves, and what flows between them.</summary>
public sealed class ConnectionTerminal
{
    public int Id { get; init; }

    public int ConnectionId { get; init; }

    /// <summary>Either this or <see cref="GroupId"/>.</summary>
    public int? TerminalId { get; init; }

    public int? GroupId { get; init; }

    /// <summary>People of the other system reach it.</summary>
    public bool SyncUsers { get; set; } = true;

    /// <summary>Its punches reach the other system.</summary>
    public bool SyncAttendance { get; set; } = true;

    public bool Active { get; set; } = true;

    public DateTimeOffset? LastUserSync { get; set; }

    public DateTimeOffset? LastAttendanceSync { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ConnectionTerminal>
    {
        public void Configure(EntityTypeBuilder<ConnectionTerminal> builder)
        {
            builder.ToTable("connection_terminals");
            builder.HasOne<Terminal>().WithMany().HasForeignKey(t => t.TerminalId);
            builder.HasOne<TerminalGroup>().WithMany().HasForeignKey(t => t.GroupId);
            builder.HasIndex(t => new { t.ConnectionId, t.TerminalId }).IsUnique();
            builder.HasIndex(t => new { t.ConnectionId, t.GroupId }).IsUnique();
        }
    }
}
