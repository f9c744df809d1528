using System.Globalization;
using System.Text;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Iclock.Commands;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// A template as terminals upload it, the keyword being the table's name where it stands there only:
/// <c>FP PIN=7 TAB FID=6 TAB Size=1124 TAB Valid=1 TAB TMP=…</c> (also <c>FINGERTMP</c>, and <c>templatev10 … fingerid= … template=</c> of access devices),
/// <c>FACE PIN= FID= SIZE= VALID= TMP=</c>, <c>FVEIN Pin= FID= Index= Size= Valid= Tmp=</c>,
/// <c>BIODATA Pin= No= Index= Valid= Duress= Type=9 MajorVer=58 MinorVer=0 Format=0 Tmp=…</c>.
/// </summary>
internal static class TemplateLine
{
    /// <returns>Null if the line is about something else, or holds no template that somebody could be recognised by.</returns>
    public static SeenTemplate? Read(ReadOnlySpan<byte> line, string table)
    {
        if (FormOf(Fields.KeywordOf(line, table)) is not { } form)
        {
            return null;
        }

        var fields = new Fields(line);
        var content = Text(fields, "Tmp"u8) ?? Text(fields, "Template"u8);
        var place = PlaceOf(fields, form);
        if (content is not { Length: > 0 } || content.AsSpan().ContainsAnyExcept(TemplateForm.Letters) || !place.IsValid
            || Number(fields, "Size"u8) > content.Length || Number(fields, "Valid"u8) == 0 || !EmployeePin.TryParse(Text(fields, "PIN"u8), out var pin))
        {
            return null;
        }

        var major = form == TemplateForm.BioData ? Number(fields, "MajorVer"u8) ?? 0 : place.Kind == BiometricKind.Finger ? TemplateForm.FingerVersion(content) : 0;
        return new SeenTemplate(pin.Value, place, major, Number(fields, "MinorVer"u8) ?? 0, content, FieldsOf(fields, form).ToString());
    }

    /// <summary>Whether the line is a template at all, good or not.</summary>
    public static bool IsOne(ReadOnlySpan<byte> line, string table) => FormOf(Fields.KeywordOf(line, table)) is not null;

    /// <summary>Whether its size says that more of it follows in the next line.</summary>
    public static bool IsCut(ReadOnlySpan<byte> line, string table)
    {
        if (!IsOne(line, table))
        {
            return false;
        }

        var fields = new Fields(line);
        return Number(fields, "Size"u8) > (Text(fields, "Tmp"u8) ?? Text(fields, "Template"u8))?.Length;
    }

    private static string? FormOf(string keyword) => keyword.ToUpperInvariant() switch
    {
        "FP" or "FINGERTMP" or "TEMPLATEV10" => TemplateForm.Finger,
        "FACE" => TemplateForm.Face,
        "FVEIN" => TemplateForm.Vein,
        "BIODATA" => TemplateForm.BioData,
        _ => null,
    };

    private static TemplatePlace PlaceOf(in Fields fields, string form) => form switch
    {
        TemplateForm.Finger => new(BiometricKind.Finger, Number(fields, "FID"u8) ?? Number(fields, "FingerID"u8) ?? -1, 0),
        TemplateForm.Face => new(BiometricKind.InfraredFace, 0, Number(fields, "FID"u8) ?? 0),
        TemplateForm.Vein => new(BiometricKind.FingerVein, Number(fields, "FID"u8) ?? -1, Number(fields, "Index"u8) ?? 0),
        _ => new((BiometricKind)(Number(fields, "Type"u8) ?? 0), Number(fields, "No"u8) ?? 0, Number(fields, "Index"u8) ?? 0),
    };

    private static TemplateForm FieldsOf(in Fields fields, string form) =>
        new(form, Number(fields, "Valid"u8) ?? 1, Number(fields, "Duress"u8) ?? 0, Number(fields, "Format"u8) ?? 0);

    private static string? Text(in Fields fields, ReadOnlySpan<byte> key) => fields.TryGet(key, out var value) ? Encoding.Latin1.GetString(value) : null;

    private static int? Number(in Fields fields, ReadOnlySpan<byte> key) =>
        int.TryParse(Text(fields, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
