using System.Globalization;
using System.Security;

namespace AttendanceAdmin.Reports;

/// <summary>The parts of a workbook besides its rows (ECMA-376, the least that every spreadsheet opens).</summary>
internal static class XlsxParts
{
    /// <summary>Indexes into <c>cellXfs</c> of <see cref="Styles"/>.</summary>
    public const int DateStyle = 1;
    public const int TimeStyle = 2;
    public const int DateTimeStyle = 3;
    public const int HeaderStyle = 4;

    public const string SheetEnd = "</sheetData></worksheet>";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles =
        $"""
        {Declaration}<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="5"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="21" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>
        """;

    public static string SheetPath(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    /// <summary>The header row stays in sight.</summary>
    public static string SheetBegin(bool rightToLeft) =>
        $"""
        {Declaration}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"{(rightToLeft ? " rightToLeft=\"1\"" : "")}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="14" width="18" customWidth="1"/></cols><sheetData>
        """;

    /// <summary>What can be written only when the number of sheets is known.</summary>
    public static IEnumerable<(string Name, string Content)> Frame(int sheets)
    {
        var numbers = Enumerable.Range(1, sheets).ToList();
        yield return ("xl/workbook.xml",
            $"""{Declaration}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(numbers, n => $"""<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>""")}</sheets></workbook>""");
        yield return ("xl/_rels/workbook.xml.rels",
            $"""{Declaration}<Relationships xmlns="{PackageRelations}">{Each(numbers, n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>""")}<Relationship Id="rId{sheets + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        yield return ("xl/styles.xml", Styles);
        yield return ("_rels/.rels",
            $"""{Declaration}<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("[Content_Types].xml",
            $"""{Declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>{Each(numbers, n => $"""<Override PartName="/{SheetPath(n)}" ContentType="{Types}.worksheet+xml"/>""")}</Types>""");
    }

    /// <summary>What XML cannot hold at all becomes a replacement character.</summary>
    public static string Escape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text[i]))
            {
                return SecurityElement.Escape(string.Concat(text.Select(c => IsPlain(c) || c is '<' or '>' or '&' ? c : '\ufffd')));
            }
        }

        return text;
    }

    private static bool IsPlain(char c) => c is '\t' or '\n' or (>= ' ' and < '\ud800' and not ('<' or '>' or '&')) or (> '\udfff' and < '\ufffe');

    private static string Each(List<int> numbers, Func<int, string> part) => string.Concat(numbers.Select(part));
}
