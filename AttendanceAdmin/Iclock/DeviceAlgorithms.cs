using System.Globalization;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>Which biometrics a device has and by which version of the algorithm, as its options and INFO say.</summary>
internal static class DeviceAlgorithms
{
    private const int FingerField = 5;
    private const int FaceField = 6;
    private const int FunctionsField = 9;

    /// <summary>The key of the version, and of whether the device has it at all.</summary>
    private static readonly (BiometricKind Kind, string[] Versions, string Has)[] Plain =
    [
        (BiometricKind.Finger, ["ZKFPVersion", "FPVersion"], "FingerFunOn"),
        (BiometricKind.InfraredFace, ["FaceVersion"], "FaceFunOn"),
        (BiometricKind.FingerVein, ["FvVersion"], "FvFunOn"),
        (BiometricKind.PalmVein, ["PvVersion"], "PvFunOn"),
    ];

    /// <summary>
    /// <c>MultiBioVersion=0:13.0:0:0:0:0:0:0:0:40.1:0</c> by kind, with <c>MultiBioDataSupport=0:1:0:…</c> for what it takes of it; older firmware says
    /// <c>~ZKFPVersion=10</c>, <c>FaceVersion=7</c> and <c>FingerFunOn=1</c>.
    /// </summary>
    /// <returns>Null if nothing was said of it.</returns>
    public static TerminalAlgorithms? OfOptions(IReadOnlyDictionary<string, string> options)
    {
        var majors = new Dictionary<BiometricKind, int>();
        foreach (var (kind, versions, has) in Plain)
        {
            if (versions.Select(v => Major(options.GetValueOrDefault(v))).FirstOrDefault(v => v is not null) is { } major)
            {
                majors[kind] = options.GetValueOrDefault(has)?.Trim() == "0" ? 0 : major;
            }
        }

        var supported = options.GetValueOrDefault("MultiBioDataSupport")?.Split(':') ?? [];
        foreach (var (number, version) in (options.GetValueOrDefault("MultiBioVersion")?.Split(':') ?? []).Index())
        {
            if ((BiometricKind)number is > BiometricKind.None and <= BiometricKind.Palm && Major(version) is { } major)
            {
                majors[(BiometricKind)number] = number < supported.Length && supported[number].Trim() == "0" ? 0 : major;
            }
        }

        return majors.Count == 0 ? null : new TerminalAlgorithms(majors);
    }

    /// <summary>Fields of INFO: the algorithms of finger and face, and a digit for whether it has fingerprints, and faces.</summary>
    public static TerminalAlgorithms? OfInfo(string[] fields)
    {
        var functions = fields.Length > FunctionsField ? fields[FunctionsField].Trim() : "";
        var majors = new Dictionary<BiometricKind, int>();
        if (fields.Length > FingerField && Major(fields[FingerField]) is { } finger)
        {
            majors[BiometricKind.Finger] = functions is ['0', ..] ? 0 : finger;
        }

        if (fields.Length > FaceField && Major(fields[FaceField]) is { } face && functions is [_, '1', ..])
        {
            majors[BiometricKind.InfraredFace] = face;
        }

        return majors.Count == 0 ? null : new TerminalAlgorithms(majors);
    }

    /// <summary><c>58.12</c> is 58.</summary>
    private static int? Major(string? version) =>
        int.TryParse(version?.Trim().Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
}
