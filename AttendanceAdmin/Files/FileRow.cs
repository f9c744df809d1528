namespace AttendanceAdmin.Files;

/// <summary>A row as a file gives it, whatever its kind; a formula stands as its text, beginning with <c>=</c>.</summary>
/// <param name="Number">As a spreadsheet counts, from 1.</param>
internal sealed record FileRow(int Number, IReadOnlyList<string> Cells);

/// <summary>How much of a file is looked at. More is refused, not cut.</summary>
internal static class FileLimits
{
    public const int MaxColumns = 60;
    public const int MaxCellLength = 2_000;

    /// <summary>Of a workbook when unpacked, so that a small file cannot fill the memory.</summary>
    public const long MaxUnpacked = 200L << 20;

    /// <summary>Of all texts that a workbook's cells share.</summary>
    public const int MaxSharedCharacters = 32 << 20;
}

/// <param name="reason">A key of <see cref="FilesTexts"/>: what is wrong with the file and what to do.</param>
internal sealed class FileRefusedException(string reason) : Exception(reason)
{
    public string Reason => Message;
}
