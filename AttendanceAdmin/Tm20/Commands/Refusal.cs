using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary><c>{"ret":"setuserinfo","result":false,"reason":1}</c>; newer firmware says it in words: <c>"msg":"can not find the user"</c>.</summary>
internal static class Refusal
{
    private const int MaxText = 200;

    /// <param name="reason">What the numbers mean for this command, if that is known.</param>
    /// <returns>Null if it is none; some answers have no <c>result</c> at all.</returns>
    public static Ending? Of(DeviceMessage reply, Func<int, CommandFailure>? reason = null)
    {
        if (reply.Body.Truth("result") ?? true)
        {
            return null;
        }

        var code = reply.Body.Number("reason") is { } number and > 0 and < int.MaxValue ? (int)number : (int?)null;
        var said = reply.Body.Text("msg") ?? (code is null ? reply.Body.Text("reason") : null);
        var failure = code is { } known && reason is not null ? reason(known) : Failure(said ?? "");
        return new Ending(failure, code ?? -1, said is null ? null : string.Concat(said.Take(MaxText).Where(c => !char.IsControl(c))));
    }

    private static CommandFailure Failure(string said) =>
        said.Contains("find this command", StringComparison.OrdinalIgnoreCase) ? CommandFailure.Unsupported
        : said.Contains("find the user", StringComparison.OrdinalIgnoreCase) || said.Contains("find user", StringComparison.OrdinalIgnoreCase) ? CommandFailure.UnknownPerson
        : said.Contains("full", StringComparison.OrdinalIgnoreCase) ? CommandFailure.CapacityReached
        : CommandFailure.Other;
}
