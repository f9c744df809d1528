using AttendanceAdmin.Employees.AtTerminals.Templates;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>
/// Templates in the words of the families, each in the form it came in: <c>DATA UPDATE FINGERTMP PIN=7 TAB FID=6 TAB Size=… TAB Valid=1 TAB TMP=…</c>
/// (<c>DATA FP …</c> before 2011, <c>templatev10</c> on access devices), <c>DATA UPDATE FACE …</c>, <c>FVEIN …</c>,
/// <c>DATA UPDATE BIODATA Pin= No= Index= Valid= Duress= Type= MajorVer= MinorVer= Format= Tmp=</c>.
/// </summary>
internal static class TemplateWords
{
    /// <returns>Null if the family has no words for a template of that form.</returns>
    public static string? Put(string pin, TemplateToSend template, string? dialect)
    {
        var (_, number, index) = template.Place;
        if (TemplateForm.Parse(template.Fields) is not { } form || template.Content is not { } content)
        {
            return null;
        }

        var sized = $"Size={content.Length}\tValid={form.Valid}\tTMP={content}";
        var person = $"PIN={WireValue.Of(pin)}";
        return (form.Form, dialect) switch
        {
            (TemplateForm.Finger, Dialect.Access) => $"DATA UPDATE templatev10 Pin={WireValue.Of(pin)}\tFingerID={number}\tValid={form.Valid}\tTemplate={content}",
            (TemplateForm.Finger, Dialect.First) => $"DATA FP {person}\tFID={number}\t{sized}",
            (TemplateForm.Finger, _) => $"DATA UPDATE FINGERTMP {person}\tFID={number}\t{sized}",
            (TemplateForm.BioData, Dialect.First) => null,
            (TemplateForm.BioData, Dialect.Access) => "DATA UPDATE biodata " + BioData(pin, template, form, content),
            (TemplateForm.BioData, _) => "DATA UPDATE BIODATA " + BioData(pin, template, form, content),
            (_, Dialect.Access or Dialect.First) => null,
            (TemplateForm.Face, _) => $"DATA UPDATE FACE {person}\tFID={index}\t{sized}",
            (TemplateForm.Vein, _) => $"DATA UPDATE FVEIN {person}\tFID={number}\tIndex={index}\t{sized}",
            _ => null,
        };
    }

    private static string BioData(string pin, TemplateToSend template, TemplateForm form, string content) =>
        $"Pin={WireValue.Of(pin)}\tNo={template.Place.Number}\tIndex={template.Place.Index}\tValid={form.Valid}\tDuress={form.Duress}\tType={(int)template.Place.Kind}" +
        $"\tMajorVer={template.Major}\tMinorVer={template.Minor}\tFormat={form.Format}\tTmp={content}";
}
