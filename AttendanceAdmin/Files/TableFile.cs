namespace AttendanceAdmin.Files;

/// <summary>The rows of a CSV file or of a workbook's first sheet, by what stands in it, whatever it is called.</summary>
internal static class TableFile
{
    /// <summary>Read as a stream.</summary>
    /// <returns>The rows in which something stands; the first are the titles.</returns>
    /// <exception cref="FileRefusedException">It cannot be read, or is too much; thrown also in the middle.</exception>
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
