namespace AttendanceAdmin.Employees.Import;

/// <summary>A table that somebody made in a spreadsheet or a payroll program, by what stands in it, whatever it is called.</summary>
internal static class TableFile
{
    /// <param name="path">Where the upload lies; its name means nothing.</param>
    /// <returns>The rows in which something stands; the first are the titles.</returns>
    /// <exception cref="FileRefusedException">It cannot be read, or is too much.</exception>
    public static IEnumerable<FileRow> Read(string path) => Rows(path).Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c)));

    private static IEnumerable<FileRow> Rows(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read] switch
        {
            [0x50, 0x4B, 0x03, 0x04] => XlsxFile.Read(path),
            [0xD0, 0xCF, 0x11, 0xE0] => throw new FileRefusedException("FileOldExcel"),
            [] => throw new FileRefusedException("FileEmpty"),
            _ => CsvFile.Read(path),
        };
    }
}
