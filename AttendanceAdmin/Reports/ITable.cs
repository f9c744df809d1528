namespace AttendanceAdmin.Reports;

/// <summary>A table that is written row by row straight to where it is wanted, so that a million rows need no memory.</summary>
internal interface ITable : IAsyncDisposable
{
    /// <param name="cells">Texts, <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTime"/>, numbers, or null.</param>
    ValueTask WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancellationToken);
}
