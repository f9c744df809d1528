using System.Globalization;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Terminals;

/// <summary>A command as programs ask for it: <c>{"command":"open_door","door":1}</c>.</summary>
/// <param name="Command">One of <see cref="CommandName.Offered"/>.</param>
/// <param name="From">For <c>query_punches</c>: wall time of the terminal, or a date.</param>
/// <param name="To">The end of the period; a date alone means the end of that day.</param>
/// <param name="Confirm">For what erases: the terminal's serial number.</param>
internal sealed record AskedCommand(
    string? Command,
    string? From = null,
    string? To = null,
    string? Pin = null,
    int? Door = null,
    Credential? Credential = null,
    int? Number = null,
    string? Value = null,
    TerminalTuning? Settings = null,
    DoorLock? Lock = null,
    IReadOnlyList<TerminalHoliday>? Holidays = null,
    Questionnaire? Questionnaire = null,
    string? Confirm = null)
{
    /// <returns>False if one of the times is none; it is null then.</returns>
    public bool TryWish(CommandKind kind, out CommandWish wish)
    {
        var understood = TryTime(From, TimeOnly.MinValue, out var from) & TryTime(To, new TimeOnly(23, 59, 59), out var to);
        wish = new CommandWish(kind, from, to)
        {
            Confirm = Confirm,
            Details = new CommandDetails
            {
                Pin = Pin?.Trim(), Door = Door, Credential = Credential, Number = Number, Value = Value, Settings = Settings, Lock = Lock, Holidays = Holidays,
                Questionnaire = Questionnaire,
            },
        };
        return understood;
    }

    private static bool TryTime(string? text, TimeOnly ofDate, out DateTime? time)
    {
        time = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            time = date.ToDateTime(ofDate);
        }
        else if (WallTimeText.TryParse(text, out var local))
        {
            time = local;
        }

        return time is not null;
    }
}
