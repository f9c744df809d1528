using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.Months.Exports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Reports.Payroll;

/// <summary>What stands in a column of a payroll file. Stored by number; add at the end.</summary>
public enum PayrollField : byte
{
    Matricule,
    Name,
    Department,

    /// <summary>The pay element's code; with <see cref="Amount"/> a line for each element.</summary>
    Code,

    /// <summary>The pay element in words.</summary>
    Label,
    Amount,

    /// <summary>H or MIN.</summary>
    Unit,

    /// <summary>First day of the month.</summary>
    From,
    To,

    /// <summary>2026-03.</summary>
    Month,

    /// <summary>The same text on every line.</summary>
    Constant,

    /// <summary>One element's amount; a line for each employee.</summary>
    Element,
}

/// <summary>How amounts are written. Stored by number; add at the end.</summary>
public enum PayrollAmountForm : byte
{
    /// <summary>7,75.</summary>
    Hours,

    /// <summary>7:45.</summary>
    Clock,
    Minutes,
}

/// <param name="Text">Of a constant.</param>
/// <param name="Element">Of a column that holds one element.</param>
public sealed record PayrollColumn(PayrollField Field, string Title, string? Text = null, PayElement? Element = null);

/// <param name="Code">What the payroll program calls it.</param>
public sealed record PayrollCode(PayElement Element, string Code);

/// <summary>How a payroll program wants its file.</summary>
internal sealed class PayrollFormat
{
    public const int MaxName = 60;
    public const int MaxColumns = 30;
    public const int MaxCode = 20;
    public const int MaxDecimals = 4;

    public int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Between columns of CSV, one character.</summary>
    public string Separator { get; set; } = ";";

    /// <summary>In hours: a comma or a point.</summary>
    public string DecimalSign { get; set; } = ",";

    public int Decimals { get; set; } = 2;

    public PayrollAmountForm Form { get; set; }

    /// <summary>Of days, as in .NET.</summary>
    public string DateForm { get; set; } = "dd/MM/yyyy";

    public bool HasHeader { get; set; } = true;

    public List<PayrollColumn> Columns { get; set; } = [];

    /// <summary>An element without a code is not sent.</summary>
    public List<PayrollCode> Codes { get; set; } = [];

    /// <summary>Whether there is a line for each employee and element, or one for each employee.</summary>
    public bool IsByElement => Columns.Exists(c => c.Field is PayrollField.Code or PayrollField.Amount or PayrollField.Label);

    internal sealed class Configuration : IEntityTypeConfiguration<PayrollFormat>
    {
        public void Configure(EntityTypeBuilder<PayrollFormat> builder)
        {
            builder.ToTable("payroll_formats");
            builder.Property(f => f.Name).HasMaxLength(MaxName);
            builder.Property(f => f.Separator).HasMaxLength(1);
            builder.Property(f => f.DecimalSign).HasMaxLength(1);
            builder.Property(f => f.DateForm).HasMaxLength(20);
            builder.Property(f => f.Columns).AsJson();
            builder.Property(f => f.Codes).AsJson();
            builder.Ignore(f => f.IsByElement);
            builder.HasIndex(f => f.Name).IsUnique();
        }
    }
}
