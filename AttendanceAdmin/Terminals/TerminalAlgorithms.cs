using System.Globalization;

namespace AttendanceAdmin.Terminals;

/// <summary>
/// By what version of its maker's algorithm a terminal recognises each kind of biometrics: a template of another major version means nothing to
/// it. Written <c>Finger=10 Face=58</c>; 0 where it said that it does not have the kind.
/// </summary>
internal sealed record TerminalAlgorithms
{
    private readonly SortedDictionary<BiometricKind, int> majors = [];

    public TerminalAlgorithms(IEnumerable<KeyValuePair<BiometricKind, int>> majors)
    {
        foreach (var (kind, major) in majors)
        {
            this.majors[kind] = major;
        }
    }

    /// <returns>The major version; 0 if the terminal does not have that kind, or never said.</returns>
    public int MajorOf(BiometricKind kind) => majors.GetValueOrDefault(kind);

    public TerminalAlgorithms With(TerminalAlgorithms? news) => news is null ? this : new TerminalAlgorithms(majors.Concat(news.majors));

    public static TerminalAlgorithms? Parse(string? text) => string.IsNullOrEmpty(text) ? null : new TerminalAlgorithms(text.Split(' ')
        .Select(p => p.Split('=')).Where(p => p.Length == 2 && Enum.TryParse<BiometricKind>(p[0], out _))
        .Select(p => KeyValuePair.Create(Enum.Parse<BiometricKind>(p[0]), int.Parse(p[1], CultureInfo.InvariantCulture))));

    public override string ToString() => string.Join(' ', majors.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key}={m.Value}")));

    public bool Equals(TerminalAlgorithms? other) => other is not null && majors.SequenceEqual(other.majors);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
