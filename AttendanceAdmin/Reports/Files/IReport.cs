using System.Globalization;
using AttendanceAdmin.Identity;

namespace AttendanceAdmin.Reports.Files;

/// <summary>A question whose answer can be had as a table in a file.</summary>
internal interface IReport
{
    /// <summary>In addresses, and after <c>Report_</c> a key of <see cref="ReportsTexts"/>.</summary>
    string Name { get; }

    /// <summary>Who may have it.</summary>
    string Policy { get; }

    /// <summary>What the audit calls having it.</summary>
    AuditAction Action { get; }

    /// <returns>Null if the question makes no sense.</returns>
    Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken);
}

/// <param name="By">Who asks.</param>
internal sealed record ReportQuestion(IReadOnlyDictionary<string, string?> Values, string By)
{
    public string? this[string name] => Values.GetValueOrDefault(name);
}

/// <summary>How a question will be answered.</summary>
/// <param name="FileName">Without its ending.</param>
/// <param name="Rows">The first is the header, if it has one.</param>
internal sealed record ReportPlan(string FileName, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<object?>>> Rows)
{
    /// <summary>How many rows there will be, where that is known.</summary>
    public int? Expected { get; init; }

    /// <summary>How numbers and separators are written, where that is not for the reader to say.</summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>Whether having it changes something, so that an address alone must not do it.</summary>
    public bool IsRemembered { get; init; }
}
