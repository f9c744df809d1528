using System.Data.Common;
using System.Threading.Channels;
using AttendanceAdmin.Schedules.Days;

namespace AttendanceAdmin.LiveBoard;

/// <summary>Says how late a punch makes somebody, where there is time to find out: whoever follows a flood is told without.</summary>
internal sealed partial class PunchLateness(PunchesInDays days, ILogger<PunchLateness> logger)
{
    /// <summary>With more than this many waiting to be told, lateness would make them late.</summary>
    private const int MostWaiting = 50;

    /// <param name="waiting">What is still to be told to the same client.</param>
    public async Task<PunchMessage> AddAsync(PunchMessage message, ChannelReader<PunchMessage> waiting, CancellationToken cancellationToken)
    {
        if (message.EmployeeId is not { } employee || waiting.Count > MostWaiting)
        {
            return message;
        }

        try
        {
            var day = DateOnly.FromDateTime(message.LocalTime);
            var known = await days.RunAsync([employee], day, day, cancellationToken);
            return message with { LateMinutes = known.GetValueOrDefault(message.Id)?.LateMinutes };
        }
        catch (DbException fault)
        {
            // The punch itself is news enough.
            Log.NotFound(logger, fault, message.Id);
            return message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "How late punch {Punch} is could not be read; it was told without")]
        public static partial void NotFound(ILogger logger, Exception fault, long punch);
    }
}
