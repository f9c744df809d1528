using System.Text;
using CsvHelper;

namespace AttendanceAdmin.Files;

/// <summary>
/// CSV as spreadsheets and payroll programs write it: separated by semicolons, commas or tabs, in UTF-8 with or without its mark, UTF-16 with it,
/// or Windows-1252, which is what is left when it is not valid UTF-8.
/// </summary>
internal static class CsvFile
{
    private static readonly char[] Separators = [';', ',', '\t'];

    static CsvFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<FileRow> Read(string path)
    {
        using var reader = CsvReader.FromFile(path, new CsvReaderOptions
        {
            Encoding = EncodingOf(path),
            Separator = SeparatorOf(path),
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = FileLimits.MaxCellLength * FileLimits.MaxColumns,
        });
        for (var number = 1; Next(reader); number++)
        {
            yield return new FileRow(number, [.. Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader, i))]);
        }
    }

    private static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            throw new FileRefusedException("FileCellTooLong");
        }
    }

    private static string Cell(CsvReader reader, int index) => reader.GetString(index) is { Length: <= FileLimits.MaxCellLength } cell
        ? cell
        : throw new FileRefusedException("FileCellTooLong");

    private static Encoding EncodingOf(string path)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var reader = new StreamReader(path, strict, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[16 * 1024];
        try
        {
            while (reader.Read(buffer) is var read and > 0)
            {
                if (buffer.AsSpan(0, read).Contains('\0'))
                {
                    throw new FileRefusedException("FileUnknown");
                }
            }

            return strict;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252);
        }
    }

    /// <summary>The one of which the first line has most, outside quotes.</summary>
    private static char SeparatorOf(string path)
    {
        using var reader = new StreamReader(path, EncodingOf(path), detectEncodingFromByteOrderMarks: true);
        var counts = new int[Separators.Length];
        var quoted = false;
        for (var seen = 0; seen < FileLimits.MaxCellLength * FileLimits.MaxColumns && reader.Read() is var c and >= 0; seen++)
        {
            quoted ^= c == '"';
            if (!quoted && c is '\r' or '\n' && counts.Sum() > 0)
            {
                break;
            }

            if (!quoted && Array.IndexOf(Separators, (char)c) is var i and >= 0)
            {
                counts[i]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
