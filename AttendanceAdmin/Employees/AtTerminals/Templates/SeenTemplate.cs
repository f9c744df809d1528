using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>A template as a terminal tells that it holds one. It prints as nothing but its place: what is in it belongs into no log.</summary>
/// <param name="Major">0 if the wire does not say.</param>
/// <param name="Content">The template itself, as the wire wrote it.</param>
/// <param name="Fields">See <see cref="BiometricTemplate.Fields"/>.</param>
internal sealed record SeenTemplate(string Pin, TemplatePlace Place, int Major, int Minor, string Content, string Fields)
{
    public override string ToString() => $"{Place.Kind} {Place.Number}.{Place.Index} of PIN {Pin}, version {Major}.{Minor}";
}
