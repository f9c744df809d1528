namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// The word and the space before the fields of a line that is no attendance: <c>OPLOG 4 TAB 1 TAB 2026-08-20 11:26:07 …</c>, <c>USER PIN=7 TAB …</c>.
/// One capture lost its first letter.
/// </summary>
internal static class RecordKeyword
{
    private static readonly byte[][] Words =
    [
        "OPLOG "u8.ToArray(), "OPLOG\t"u8.ToArray(), "PLOG "u8.ToArray(), "USER "u8.ToArray(), "FP "u8.ToArray(), "FINGERTMP "u8.ToArray(), "FACE "u8.ToArray(),
        "FVEIN "u8.ToArray(), "BIODATA "u8.ToArray(), "USERPIC "u8.ToArray(), "BIOPHOTO "u8.ToArray(), "WORKCODE "u8.ToArray(), "ERRORLOG "u8.ToArray(),
        "IDCARD "u8.ToArray(),
    ];

    public static bool Begins(ReadOnlySpan<byte> line)
    {
        foreach (var word in Words)
        {
            if (AsciiText.StartsWithIgnoreCase(line, word))
            {
                return true;
            }
        }

        return false;
    }
}
