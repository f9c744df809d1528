using System.Globalization;
using System.Text;
using System.Xml;

namespace AttendanceAdmin.Files;

/// <summary>
/// <code>
/// &lt;c r="A2" t="s"&gt;&lt;v&gt;0&lt;/v&gt;&lt;/c&gt;                        the first of the shared texts
/// &lt;c r="B2" t="inlineStr"&gt;&lt;is&gt;&lt;t&gt;Amine&lt;/t&gt;&lt;/is&gt;&lt;/c&gt;
/// &lt;c r="C2" s="1"&gt;&lt;v&gt;45352&lt;/v&gt;&lt;/c&gt;                    a day, if style 1 is one of days
/// &lt;c r="D2"&gt;&lt;f&gt;A1+1&lt;/f&gt;&lt;v&gt;3&lt;/v&gt;&lt;/c&gt;
/// </code>
/// </summary>
internal static class XlsxCell
{
    /// <summary>Reads on to the end of the cell.</summary>
    public static string Read(XlsxParts parts, XmlReader xml, IReadOnlyList<string> texts, XlsxDays days)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (value, formula) = (new StringBuilder(), (StringBuilder?)null);
        if (!xml.IsEmptyElement)
        {
            StringBuilder? into = null;
            while (parts.Next(xml) && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "c" })
            {
                into = xml switch
                {
                    { NodeType: XmlNodeType.Element, LocalName: "f" } => formula = new StringBuilder(),
                    { NodeType: XmlNodeType.Element, LocalName: "v" or "t" } => value,
                    { NodeType: XmlNodeType.EndElement } => null,
                    _ => into,
                };
                if (into is not null && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA or XmlNodeType.Whitespace)
                {
                    Append(into, xml.Value);
                }
            }
        }

        return formula is not null ? "=" + formula : Text(value.ToString(), type, style, texts, days);
    }

    private static void Append(StringBuilder? into, string text)
    {
        if (into is not null && into.Append(text).Length > FileLimits.MaxCellLength)
        {
            throw new FileRefusedException("FileCellTooLong");
        }
    }

    private static string Text(string value, string? type, string? style, IReadOnlyList<string> texts, XlsxDays days) => type switch
    {
        "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < texts.Count ? Plain(texts[index]) : "",
        "inlineStr" or "str" => Plain(value),
        "b" => value == "1" ? "TRUE" : "FALSE",
        "e" => value,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? days.Text(number, style) : value,
    };

    /// <summary>A text that begins like a formula is marked as CSV would mark it, to be told from one.</summary>
    private static string Plain(string text) => text.StartsWith('=') ? "'" + text : text;
}
