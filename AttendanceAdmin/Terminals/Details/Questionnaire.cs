namespace AttendanceAdmin.Terminals.Details;

/// <summary>What a terminal asks of who punches; the answer's number, from 1, comes with the punch.</summary>
/// <param name="Asks">Whether it asks at all.</param>
/// <param name="Items">To choose among: 16 at most, 8 where several may be chosen.</param>
/// <param name="Single">Whether only one may be chosen.</param>
/// <param name="Times">By the time of day it chooses itself: 8 at most.</param>
internal sealed record Questionnaire(
    string Title, IReadOnlyList<string> Items, bool Asks = true, bool Single = true, string? Voice = null, string? Error = null, IReadOnlyList<ItemTime>? Times = null)
{
    public const int MostItems = 16;
    public const int MostOfSeveral = 8;
    public const int MostTimes = 8;
}

/// <param name="From">Of the day, <c>07:00</c>.</param>
/// <param name="Item">Its number among the items, from 1.</param>
internal sealed record ItemTime(string From, string To, int Item);
