namespace AttendanceAdmin.Terminals;

/// <summary>The code pages in which terminals write names, by their IANA names.</summary>
internal static class TerminalCodePages
{
    public const string Unicode = "utf-8";

    public static readonly IReadOnlyList<string> All =
    [
        Unicode, "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1258",
        "windows-874", "gb18030", "big5", "shift_jis", "ks_c_5601-1987",
    ];
}
