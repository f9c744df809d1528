using System.Globalization;
using System.Text;
using AttendanceAdmin.Reports;
using Radzen.Documents.Spreadsheet;

namespace AttendanceAdmin.Tests.Reports;

public sealed class TableTests
{
    [Fact]
    public async Task Csv_has_its_mark_and_quotes_what_would_break_it()
    {
        var bytes = await CsvAsync("fr", ["Nom", "PIN"], ["Benali; \"Ben\"", "0012"], [new DateOnly(2026, 3, 2), new TimeOnly(8, 0, 5)]);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("Nom;PIN\r\n\"Benali; \"\"Ben\"\"\";0012\r\n02/03/2026;08:00:05\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Theory]
    [InlineData("fr", ';')]
    [InlineData("ar", ';')]
    [InlineData("en", ',')]
    public async Task Csv_is_separated_as_the_language_does(string culture, char separator) =>
        Assert.Equal($"a{separator}b\r\n", Encoding.UTF8.GetString((await CsvAsync(culture, ["a", "b"]))[3..]));

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1+2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task Csv_never_begins_a_cell_like_a_formula(string text)
    {
        var line = Encoding.UTF8.GetString((await CsvAsync("fr", [text]))[3..]).TrimStart('"');

        Assert.StartsWith("'" + text[0], line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_can_be_read_again()
    {
        using var file = new MemoryStream();
        await using (var table = await XlsxTable.CreateAsync(file, CultureInfo.GetCultureInfo("fr"), CancellationToken.None))
        {
            await table.WriteAsync(["Nom", "Date", "Heure", "Nombre"], CancellationToken.None);
            await table.WriteAsync(["=1+1 <&> \u0001 é العربية", new DateOnly(2026, 3, 2), new TimeOnly(12, 0), 7], CancellationToken.None);
        }

        file.Position = 0;
        var sheet = Workbook.LoadFromStream(file).Sheets[0];

        Assert.Equal("Nom", sheet.Cells[0, 0].Value);
        Assert.Equal("=1+1 <&> \ufffd é العربية", sheet.Cells[1, 0].Value);
        Assert.Null(sheet.Cells[1, 0].Formula);
        Assert.Equal(new DateTime(2026, 3, 2), sheet.Cells[1, 1].Value is DateTime day ? day : DateTime.FromOADate(Convert.ToDouble(sheet.Cells[1, 1].Value, CultureInfo.InvariantCulture)));
        Assert.Equal(7d, Convert.ToDouble(sheet.Cells[1, 3].Value, CultureInfo.InvariantCulture));
    }

    private static async Task<byte[]> CsvAsync(string culture, params IReadOnlyList<object?>[] rows)
    {
        using var file = new MemoryStream();
        await using (var table = new CsvTable(file, CultureInfo.GetCultureInfo(culture)))
        {
            foreach (var row in rows)
            {
                await table.WriteAsync(row, CancellationToken.None);
            }
        }

        return file.ToArray();
    }
}
