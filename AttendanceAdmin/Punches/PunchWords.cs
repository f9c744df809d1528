using System.Text.Json;

namespace AttendanceAdmin.Punches;

/// <summary>The words of the API and of addresses: <c>in</c>, <c>break_out</c>, <c>timemoto</c>, <c>finger_vein</c>.</summary>
internal static class PunchWords
{
    public static string Of(PunchDirection direction) => Snake(direction.ToString());

    public static string Of(PunchSource source) => source.ToString().ToLowerInvariant();

    public static string Of(Verification verification) => Snake(verification.ToString());

    public static string Of(PunchState state) => Snake(state.ToString());

    public static PunchDirection? Direction(string? word) => word switch
    {
        "in" => PunchDirection.In,
        "out" => PunchDirection.Out,
        "break_out" => PunchDirection.BreakOut,
        "break_in" => PunchDirection.BreakIn,
        "unknown" => PunchDirection.Unknown,
        _ => null,
    };

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
