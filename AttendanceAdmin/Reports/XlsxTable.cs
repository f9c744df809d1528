using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AttendanceAdmin.Reports;

/// <summary>
/// A workbook written as it goes: texts stand in their cells instead of in a shared table, which would have to be held until the end.
/// Texts are never formulas in this format. A sheet that is full is followed by another.
/// </summary>
internal sealed class XlsxTable : ITable
{
    /// <summary>A sheet ends at 1,048,576 rows.</summary>
    private const int RowsPerSheet = 1_000_000;

    private readonly ZipArchive archive;
    private readonly bool rightToLeft;
    private readonly StringBuilder row = new();
    private IReadOnlyList<object?>? header;
    private StreamWriter? sheet;
    private int sheets;
    private int rows;

    private XlsxTable(ZipArchive archive, bool rightToLeft) => (this.archive, this.rightToLeft) = (archive, rightToLeft);

    public static async Task<XlsxTable> CreateAsync(Stream target, CultureInfo culture, CancellationToken cancellationToken) =>
        new(await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken), culture.TextInfo.IsRightToLeft);

    /// <summary>The first row is the header of every sheet.</summary>
    public async ValueTask WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancellationToken)
    {
        header ??= [.. cells];
        if (sheet is null || rows == RowsPerSheet)
        {
            await BeginSheetAsync(cancellationToken);
            await WriteRowAsync(header, XlsxParts.HeaderStyle, cancellationToken);
            if (sheets == 1)
            {
                return;
            }
        }

        await WriteRowAsync(cells, style: null, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await EndSheetAsync();
        foreach (var (name, content) in XlsxParts.Frame(sheets))
        {
            await using var part = new StreamWriter(await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync());
            await part.WriteAsync(content);
        }

        await archive.DisposeAsync();
    }

    private async Task BeginSheetAsync(CancellationToken cancellationToken)
    {
        await EndSheetAsync();
        sheets++;
        rows = 0;
        var entry = archive.CreateEntry(XlsxParts.SheetPath(sheets), CompressionLevel.Fastest);
        sheet = new StreamWriter(await entry.OpenAsync(cancellationToken), new UTF8Encoding(false), bufferSize: 32 * 1024);
        await sheet.WriteAsync(XlsxParts.SheetBegin(rightToLeft));
    }

    private async Task EndSheetAsync()
    {
        if (sheet is not null)
        {
            await sheet.WriteAsync(XlsxParts.SheetEnd);
            await sheet.DisposeAsync();
            sheet = null;
        }
    }

    private async Task WriteRowAsync(IReadOnlyList<object?> cells, int? style, CancellationToken cancellationToken)
    {
        rows++;
        row.Clear().Append("<row>");
        foreach (var cell in cells)
        {
            Append(cell, style);
        }

        await sheet!.WriteAsync(row.Append("</row>"), cancellationToken);
    }

    private void Append(object? cell, int? style)
    {
        switch (cell)
        {
            case null:
                row.Append("<c/>");
                break;
            case string text:
                row.Append(CultureInfo.InvariantCulture, $"<c t=\"inlineStr\" s=\"{style ?? 0}\"><is><t xml:space=\"preserve\">").Append(XlsxParts.Escape(text)).Append("</t></is></c>");
                break;
            case DateOnly day:
                row.Append(CultureInfo.InvariantCulture, $"<c s=\"{XlsxParts.DateStyle}\"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>");
                break;
            case TimeOnly time:
                row.Append(CultureInfo.InvariantCulture, $"<c s=\"{XlsxParts.TimeStyle}\"><v>{time.ToTimeSpan().TotalDays}</v></c>");
                break;
            case DateTime at:
                row.Append(CultureInfo.InvariantCulture, $"<c s=\"{XlsxParts.DateTimeStyle}\"><v>{at.ToOADate()}</v></c>");
                break;
            default:
                row.Append(CultureInfo.InvariantCulture, $"<c><v>{cell}</v></c>");
                break;
        }
    }
}
