using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary>Makes people inactive on their leaving date. Looks every hour, so that it also happens when the server was off at midnight.</summary>
internal sealed partial class EmployeeLeavingJob(
    EmployeeRegister register, EmployeeRules rules, Rounds<EmployeeLeavingJob> rounds, ILogger<EmployeeLeavingJob> logger) : BackgroundService
{
    private const int AtOnce = 250;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <returns>How many left.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var left = 0;
        while (true)
        {
            await using var work = await register.BeginAsync(cancellationToken);
            var today = rules.Today;
            var leavers = await work.Employees.Where(e => e.Active && e.LeavingDate != null && e.LeavingDate <= today)
                .OrderBy(e => e.Id).Take(AtOnce).ToListAsync(cancellationToken);
            if (leavers.Count == 0)
            {
                return left;
            }

            leavers.ForEach(e => e.Active = false);
            await work.SaveAsync(work.Act(ActKind.LeavingDay, EmployeeAct.Server), cancellationToken);
            left += leavers.Count;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, rounds.Time);
        try
        {
            do
            {
                await rounds.TryAsync(() => LookAsync(stoppingToken), stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whoever is left over leaves after the next start.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await RunAsync(cancellationToken) is var left and > 0)
        {
            Log.Left(logger, left);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{People} people are no longer active: their leaving date has come")]
        public static partial void Left(ILogger logger, int people);
    }
}
