using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.Groups;

/// <summary>
/// Terminals and the people who use them. Who is in no group uses every terminal; who is in some uses theirs.
/// A PIN is one person's among all who use a terminal.
/// </summary>
internal sealed class TerminalGroup
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public List<GroupMember> Members { get; } = [];

    public List<GroupTerminal> Terminals { get; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<TerminalGroup>
    {
        public void Configure(EntityTypeBuilder<TerminalGroup> builder)
        {
            builder.ToTable("terminal_groups");
            builder.Property(g => g.Name).HasMaxLength(100);
            builder.HasIndex(g => g.Name).IsUnique();
            builder.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupId);
            builder.HasMany(g => g.Terminals).WithOne().HasForeignKey(t => t.GroupId);
        }
    }
}

internal sealed class GroupMember
{
    public required int GroupId { get; init; }

    public int EmployeeId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<GroupMember>
    {
        public void Configure(EntityTypeBuilder<GroupMember> builder)
        {
            builder.ToTable("terminal_group_members");
            builder.HasKey(m => new { m.GroupId, m.EmployeeId });
            builder.HasOne<Employee>().WithMany(e => e.Groups).HasForeignKey(m => m.EmployeeId);
        }
    }
}

internal sealed class GroupTerminal
{
    public required int GroupId { get; init; }

    public required int TerminalId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<GroupTerminal>
    {
        public void Configure(EntityTypeBuilder<GroupTerminal> builder)
        {
            builder.ToTable("terminal_group_terminals");
            builder.HasKey(t => new { t.GroupId, t.TerminalId });
            builder.HasOne<Terminal>().WithMany().HasForeignKey(t => t.TerminalId);
        }
    }
}
