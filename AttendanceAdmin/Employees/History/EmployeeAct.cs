using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Employees.History;

/// <summary>By which way people were changed. Stored; add at the end.</summary>
public enum ActKind : byte
{
    Form,
    Api,
    Import,
    Bulk,
    Merge,

    /// <summary>The leaving date came.</summary>
    LeavingDay,

    Undo,

    /// <summary>A terminal said so.</summary>
    Terminal,

    /// <summary>Another system said so.</summary>
    Connection,
}

/// <summary>One thing that somebody did to one or many people: what it changed is in <see cref="EmployeeChange"/>, and can be undone as one.</summary>
internal sealed class EmployeeAct
{
    /// <summary>For what the server does by itself.</summary>
    public const string Server = "-";

    public long Id { get; init; }

    public required ActKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The user's e-mail, or <c>key:</c> and the name of an API key.</summary>
    public required string By { get; init; }

    /// <summary>The act that this one takes back.</summary>
    public long? UndoesId { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmployeeAct>
    {
        public void Configure(EntityTypeBuilder<EmployeeAct> builder)
        {
            builder.ToTable("employee_acts");
            builder.HasIndex(a => a.UndoesId);
            builder.Property(a => a.By).HasMaxLength(256);
            builder.Property(a => a.UndoneBy).HasMaxLength(256);
        }
    }
}
