using System.Text;
using System.Xml;

namespace AttendanceAdmin.Files;

/// <summary>The texts that a workbook's cells share, by their index; of a phonetic reading nothing is kept.</summary>
internal static class XlsxTexts
{
    public static IReadOnlyList<string> Read(XlsxParts parts)
    {
        using var xml = parts.Xml("xl/sharedStrings.xml");
        var (texts, text, total) = (new List<string>(), new StringBuilder(), 0L);
        var (within, phonetic) = (false, false);
        while (xml is not null && parts.Next(xml))
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "si") when xml.IsEmptyElement:
                case (XmlNodeType.EndElement, "si"):
                    texts.Add(text.ToString());
                    total += text.Length + 1;
                    text.Clear();
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "rPh"):
                    phonetic = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "t"):
                    within = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA, _) when within && !phonetic:
                    text.Append(xml.Value);
                    break;
            }

            if (total + text.Length > FileLimits.MaxSharedCharacters)
            {
                throw new FileRefusedException("FileTooLarge");
            }
        }

        return texts;
    }
}
