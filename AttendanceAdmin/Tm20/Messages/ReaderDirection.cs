using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>
/// What <c>inout</c> says, by model. It is the reader, not a choice: 0 the main one, 1 the second one outside or inside. The older models are sold with
/// two; a face terminal mostly hangs alone and always says 0, which says nothing of coming or going.
/// </summary>
internal static class ReaderDirection
{
    /// <param name="dialect">See <see cref="DeviceInfo"/>; null while the model is not known.</param>
    public static PunchDirection Of(short inout, string? dialect) => (inout, dialect) switch
    {
        (0, DeviceInfo.FaceDialect) => PunchDirection.Unknown,
        (0 or 4, _) => PunchDirection.In,
        (1, _) => PunchDirection.Out,
        (2, _) => PunchDirection.BreakOut,
        (3, _) => PunchDirection.BreakIn,
        // 5 to 7 say on turnstiles which way the arm turned, or that it did not.
        _ => PunchDirection.Unknown,
    };
}
