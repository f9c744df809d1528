using System.Buffers;
using System.Globalization;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>In which of the wire's forms a template came, and the marks it had; kept with it as <c>FP 1 0 0</c>.</summary>
/// <param name="Valid">1; 3 for a finger that is a cry for help.</param>
/// <param name="Format">Of the maker (0), ISO (1), ANSI (2).</param>
internal sealed record TemplateForm(string Form, int Valid, int Duress, int Format)
{
    public const string Finger = "FP";
    public const string Face = "FACE";
    public const string Vein = "FVEIN";
    public const string BioData = "BIODATA";

    /// <summary>Base64 or hexadecimal, whatever the firmware writes; nothing that could end a field or a line.</summary>
    public static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_");

    /// <summary>Where version 10 signs itself: <c>SS21</c> in the first bytes.</summary>
    private const int SignedWithin = 16;

    public static TemplateForm? Parse(string fields) =>
        fields.Split(' ') is [var form, var valid, var duress, var format]
            && int.TryParse(valid, CultureInfo.InvariantCulture, out var v) && int.TryParse(duress, CultureInfo.InvariantCulture, out var d)
            && int.TryParse(format, CultureInfo.InvariantCulture, out var f) ? new TemplateForm(form, v, d, f) : null;

    /// <summary>The form FP names no version, and stands for these two only; 0 if it is neither.</summary>
    public static int FingerVersion(string template)
    {
        var beginning = template[..Math.Min(template.Length, SignedWithin)];
        return beginning.StartsWith("oco", StringComparison.Ordinal) ? 9 : beginning.Contains("TUzIx", StringComparison.Ordinal) ? 10 : 0;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Form} {Valid} {Duress} {Format}");
}
