using System.Globalization;
using System.Text;

namespace AttendanceAdmin.Reports;

/// <summary>
/// CSV as spreadsheets open it: UTF-8 with its mark, the culture's list separator, quotes where needed. A text that a spreadsheet would
/// take for a formula gets an apostrophe before it: names and PINs come from terminals, and so from anybody.
/// </summary>
internal sealed class CsvTable(Stream target, CultureInfo culture) : ITable
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private readonly StreamWriter writer = new(target, WithMark, bufferSize: 32 * 1024, leaveOpen: true);
    private readonly StringBuilder line = new();

    public async ValueTask WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancellationToken)
    {
        line.Clear();
        foreach (var (i, cell) in cells.Index())
        {
            if (i > 0)
            {
                line.Append(culture.TextInfo.ListSeparator);
            }

            AppendText(cell);
        }

        await writer.WriteAsync(line.Append("\r\n"), cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private void AppendText(object? cell)
    {
        var text = cell switch
        {
            null => "",
            string given => Harmless(given),
            DateOnly day => day.ToString("d", culture),
            TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, culture),
            _ => throw new ArgumentException($"no cell for {cell.GetType()}", nameof(cell)),
        };
        if (text.AsSpan().IndexOfAny("\"\r\n") < 0 && !text.Contains(culture.TextInfo.ListSeparator, StringComparison.Ordinal))
        {
            line.Append(text);
        }
        else
        {
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
    }

    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] && !IsNegativeNumber(text) ? "'" + text : text;

    /// <summary>-0:15 computes nothing.</summary>
    private static bool IsNegativeNumber(string text) => text is ['-', not (' ' or '-'), ..] && text.AsSpan(1).IndexOfAnyExcept("0123456789:.,") < 0;
}
