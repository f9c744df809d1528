using System.IO.Compression;
using System.Text;
using AttendanceAdmin.Files;
using AttendanceAdmin.Reports;

namespace AttendanceAdmin.Tests.Files;

public sealed class FileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("utf-8", false, ';')]
    [InlineData("utf-8", true, ',')]
    [InlineData("windows-1252", false, ';')]
    [InlineData("utf-16", true, '\t')]
    public void Csv_is_read_in_its_encoding_and_with_its_separator(string encoding, bool mark, char separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"Matricule{separator}Nom{separator}Prénom\r\nM1{separator}\"BÉNALI{separator} Aïcha\"{separator}Zoé\r\n";
        var given = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(path, [.. mark ? given.GetPreamble() : [], .. given.GetBytes(text)]);

        var rows = CsvFile.Read(path).ToList();

        Assert.Equal(["Matricule", "Nom", "Prénom"], rows[0].Cells);
        Assert.Equal(["M1", $"BÉNALI{separator} Aïcha", "Zoé"], rows[1].Cells);
        Assert.Equal([1, 2], rows.Take(2).Select(r => r.Number));
    }

    [Fact]
    public async Task Our_own_workbook_comes_back_with_days_as_days()
    {
        await using (var file = File.Create(path))
        await using (var table = await XlsxTable.CreateAsync(file, System.Globalization.CultureInfo.InvariantCulture, default))
        {
            await table.WriteAsync(["Matricule", "Date"], default);
            await table.WriteAsync(["0017", new DateOnly(2024, 3, 25)], default);
            await table.WriteAsync([null, 12], default);
        }

        var rows = XlsxFile.Read(path).ToList();

        Assert.Equal(["0017", "2024-03-25"], rows[1].Cells);
        Assert.Equal(["", "12"], rows[2].Cells);
    }

    [Fact]
    public void A_formula_is_shown_and_not_computed()
    {
        Workbook("""<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://evil.example")</f><v>click</v></c><c r="C1" t="s"><v>1</v></c></row>""", "<si><t>no</t></si><si><r><t>Aï</t></r><r><t>cha</t></r></si>");

        Assert.Equal(["=HYPERLINK(\"http://evil.example\")", "", "Aïcha"], XlsxFile.Read(path).Single().Cells);
    }

    [Fact]
    public void A_workbook_that_would_fill_the_memory_is_refused()
    {
        using (var archive = Begin())
        using (var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open())
        {
            sheet.Write("<worksheet><sheetData>"u8);
            var blank = new byte[1 << 20];
            blank.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 210; i++)
            {
                sheet.Write(blank);
            }
        }

        Assert.True(new FileInfo(path).Length < 20 << 20);
        Assert.Equal("FileTooLarge", Assert.Throws<FileRefusedException>(() => XlsxFile.Read(path).Count()).Reason);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row r=\"1\"/></sheetData></worksheet>", "FileUnknown")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>", "FileTooWide")]
    [InlineData("<worksheet><sheetData><row", "FileUnknown")]
    public void A_hostile_or_broken_sheet_is_refused(string xml, string reason)
    {
        using (var archive = Begin())
        using (var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open()))
        {
            sheet.Write(xml);
        }

        Assert.Equal(reason, Assert.Throws<FileRefusedException>(() => XlsxFile.Read(path).Count()).Reason);
    }

    [Fact]
    public void Neither_csv_nor_workbook_is_refused()
    {
        File.WriteAllBytes(path, [1, 2, 0, 3, 0, 0]);
        Assert.Equal("FileUnknown", Assert.Throws<FileRefusedException>(() => CsvFile.Read(path).Count()).Reason);
        File.WriteAllBytes(path, [0x50, 0x4B, 3, 4, 9, 9, 9]);
        Assert.Equal("FileUnknown", Assert.Throws<FileRefusedException>(() => XlsxFile.Read(path).Count()).Reason);
        File.WriteAllText(path, "a;b\n" + new string('x', FileLimits.MaxCellLength + 1) + ";c\n");
        Assert.Equal("FileCellTooLong", Assert.Throws<FileRefusedException>(() => CsvFile.Read(path).Count()).Reason);
    }

    private void Workbook(string rows, string texts)
    {
        using var archive = Begin();
        using (var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open()))
        {
            sheet.Write($"<worksheet><sheetData>{rows}</sheetData></worksheet>");
        }

        using var shared = new StreamWriter(archive.CreateEntry("xl/sharedStrings.xml").Open());
        shared.Write($"<sst>{texts}</sst>");
    }

    private ZipArchive Begin()
    {
        var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        using var book = new StreamWriter(archive.CreateEntry("xl/workbook.xml").Open());
        book.Write("<workbook><sheets><sheet name=\"1\"/></sheets></workbook>");
        return archive;
    }
}
