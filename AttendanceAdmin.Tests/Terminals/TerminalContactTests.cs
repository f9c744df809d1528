using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tests.Terminals;

public sealed class TerminalContactTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Body_that_comes_three_times_among_the_last_few_is_a_loop_until_it_is_gone()
    {
        var contact = new TerminalContact();

        Note(contact, 0, 1, 2, 1, 3, 2);
        Assert.Null(contact.ResendLoopSince);
        Note(contact, 6, 1);
        Assert.Equal(Start.AddMinutes(6), contact.ResendLoopSince);
        Note(contact, 7, 4, 5, 6, 7, 8, 9, 10);
        Assert.Equal(Start.AddMinutes(6), contact.ResendLoopSince);
        Note(contact, 14, 11);
        Assert.Null(contact.ResendLoopSince);
    }

    [Fact]
    public void Table_that_comes_at_every_start_is_no_loop()
    {
        var contact = new TerminalContact();
        for (var hour = 0; hour < 12; hour += 2)
        {
            Note(contact, hour * 60, 1, (ulong)(100 + hour));
        }

        Assert.Null(contact.ResendLoopSince);
    }

    /// <summary>One a minute.</summary>
    private static void Note(TerminalContact contact, int minute, params ulong[] bodies)
    {
        foreach (var body in bodies)
        {
            contact.NoteBody(body, Start.AddMinutes(minute++));
        }
    }
}
