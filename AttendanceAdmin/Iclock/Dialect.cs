namespace AttendanceAdmin.Iclock;

/// <summary>
/// The three families that speak this protocol. Decided per serial number and kept: the protocol version proves nothing (a WL30 says 3.0.1 and
/// is an attendance device), <c>PushOptionsFlag</c> neither.
/// </summary>
internal static class Dialect
{
    public const string Attendance = "att";
    public const string Access = "acc";

    /// <summary>2010 and before: no <c>table=</c>, no version.</summary>
    public const string First = "v1";

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

        return query.Has("pushver") ? Attendance : known ?? First;
    }

    public static string OfType(string type) => type.Equals(Access, StringComparison.OrdinalIgnoreCase) ? Access : Attendance;
}
