namespace AttendanceAdmin.Iclock;

/// <summary>
/// The families that speak this protocol. Decided per serial number and kept: the protocol version proves nothing (a WL30 says 3.0.1 and
/// is an attendance device), <c>PushOptionsFlag</c> neither.
/// </summary>
internal static class Dialect
{
    public const string Attendance = "att";
    public const string Access = "acc";

    /// <summary>2010 and before: no <c>table=</c>, no version.</summary>
    public const string First = "v1";

    /// <summary>Push 2.1 and before: a table, but no version or a low one; bits for what to send, and other numbers for how a person was recognised.</summary>
    public const string Early = "v2";

    private static readonly Version FirstWithNames = new(2, 2);

    /// <param name="accept">The header: access firmware says <c>application/push</c> even where it leaves its type out.</param>
    public static string AtHandshake(IclockQuery query, string? accept, string? known)
    {
        if (query.Get("DeviceType") is { Length: > 0 } type)
        {
            return OfType(type);
        }

        if (known == Access || (known is null && accept?.Contains("application/push", StringComparison.OrdinalIgnoreCase) == true))
        {
            return Access;
        }

        return query.Get("pushver") is { } version ? (IsEarly(version) ? Early : Attendance)
            : query.Has("options") ? WithoutVersion(known)
            : known ?? First;
    }

    /// <summary>An upload whose address names its table: not the first family, and one with a version only if the handshake said so.</summary>
    public static string WithTable(string? known) => known is First or Early ? Early : Attendance;

    /// <summary>Who asks for the settings and names no version has none.</summary>
    private static string WithoutVersion(string? known) => known is null or First ? First : Early;

    private static bool IsEarly(string version) => Version.TryParse(version, out var parsed) && parsed < FirstWithNames;

    public static string OfType(string type) => type.Equals(Access, StringComparison.OrdinalIgnoreCase) ? Access : Attendance;
}
