using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary><c>{"ret":"setuserinfo","result":false,"reason":1}</c>; newer firmware says it in words: <c>"msg":"can not find the user"</c>.</summary>
internal static class Refusal
{
    private const int MaxText = 200;

    /// <returns>Null if it is none; some answers have no <c>result</c> at all.</returns>
    public static Ending? Of(DeviceMessage reply)
    {
        if (reply.Body.Truth("result") ?? true)
        {
            return null;
        }

        var said = reply.Body.Text("msg") ?? reply.Body.Text("reason");
        var code = reply.Body.Number("reason") is { } number and > 0 and < int.MaxValue ? (int)number : -1;
        return new Ending(Failure(said ?? ""), code, said is null ? null : string.Concat(said.Take(MaxText).Where(c => !char.IsControl(c))));
    }

    private static CommandFailure Failure(string said) =>
        said.Contains("find this command", StringComparison.OrdinalIgnoreCase) ? CommandFailure.Unsupported
        : said.Contains("find the user", StringComparison.OrdinalIgnoreCase) || said.Contains("find user", StringComparison.OrdinalIgnoreCase) ? CommandFailure.UnknownPerson
        : said.Contains("full", StringComparison.OrdinalIgnoreCase) ? CommandFailure.CapacityReached
        : CommandFailure.Other;
}
