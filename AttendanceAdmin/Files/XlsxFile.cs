using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace AttendanceAdmin.Files;

/// <summary>
/// The first sheet of a workbook (ECMA-376), read as a stream and within <see cref="FileLimits"/>: no part is unpacked as a whole, entities and DTDs are
/// refused, formulas are shown and never computed.
/// </summary>
internal static class XlsxFile
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static IEnumerable<FileRow> Read(string path)
    {
        using var parts = Open(path);
        var sheet = SheetPath(parts);
        var texts = XlsxTexts.Read(parts);
        var days = XlsxDays.Read(parts);
        using var xml = parts.Xml(sheet) ?? throw new FileRefusedException("FileUnknown");
        var number = 0;
        while (parts.Next(xml))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) && given > number ? given : number + 1;
                yield return new FileRow(number, Cells(parts, xml, texts, days));
            }
        }
    }

    private static XlsxParts Open(string path)
    {
        try
        {
            return new XlsxParts(ZipFile.OpenRead(path));
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException("FileUnknown");
        }
    }

    private static List<string> Cells(XlsxParts parts, XmlReader xml, IReadOnlyList<string> texts, XlsxDays days)
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        while (parts.Next(xml) && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
                if (column >= FileLimits.MaxColumns)
                {
                    throw new FileRefusedException("FileTooWide");
                }

                while (cells.Count < column)
                {
                    cells.Add("");
                }

                cells.Add(XlsxCell.Read(parts, xml, texts, days));
            }
        }

        return cells;
    }

    /// <summary>BC12 is in column 54, counted from 0.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3))
        {
            column = column * 26 + letter - 'A' + 1;
        }

        return column > 0 ? column - 1 : null;
    }

    private static string SheetPath(XlsxParts parts)
    {
        using var book = parts.Xml("xl/workbook.xml") ?? throw new FileRefusedException("FileUnknown");
        string? id = null;
        while (id is null && parts.Next(book))
        {
            id = book is { NodeType: XmlNodeType.Element, LocalName: "sheet" } ? book.GetAttribute("id", Relations) : null;
        }

        using var relations = parts.Xml("xl/_rels/workbook.xml.rels");
        while (relations is not null && parts.Next(relations))
        {
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
            {
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return "xl/worksheets/sheet1.xml";
    }
}
