using AttendanceAdmin.Site;

namespace AttendanceAdmin.Demo;

/// <summary>
/// TimeMoto's cloud in the demonstration: the days before in one burst, late, in no order and some of it twice, as after an outage; then somebody
/// passes its terminal now and then. One of its people is in nobody's file yet.
/// </summary>
internal sealed class DemoCloud(InventedCompany company, DemoOptions options, ListeningPort port, TimeProvider time) : BackgroundService
{
    private const string Terminal = "125000000000001";
    private const int PastDays = 5;

    private readonly Random random = new();
    private readonly HashSet<Guid> inside = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await company.MovedIn.WaitAsync(stoppingToken);
            using var cloud = new SimulatedTimeMotoCloud(await port.WebAsync(stoppingToken), options.TimeMotoSecret);
            var clocking = new TimeMotoClocking(Terminal, InventedCompany.TimeZone, time);
            var users = Users();
            cloud.Delay(DaysBefore(users, clocking));
            await cloud.BurstAsync(random, stoppingToken);
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(20 + random.Next(60)), time, stoppingToken);
                var user = users[random.Next(users.Count)];
                var comes = inside.Add(user.Id) || !inside.Remove(user.Id);
                await cloud.SendAsync(clocking.Inserted(user, Now, comes).ToJsonString(), stoppingToken);
                if (cloud.Kept > 0)
                {
                    await cloud.BurstAsync(random, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the demonstration.
        }
    }

    private DateTime Now => WallClock.FromInstant(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(InventedCompany.TimeZone));

    /// <summary>Two of the company, found by the number payroll uses, and somebody new.</summary>
    private List<TimeMotoUser> Users() =>
    [
        .. company.CloudMatricules.Select((m, i) => new TimeMotoUser(Guid.NewGuid(), i == 0 ? "Agent" : "Livreur", m, m)),
        new TimeMotoUser(Guid.NewGuid(), "Leïla", "Hamrouni", Number: null),
    ];

    private IEnumerable<string> DaysBefore(IReadOnlyList<TimeMotoUser> users, TimeMotoClocking clocking) =>
        from back in Enumerable.Range(1, PastDays)
        let day = Now.Date.AddDays(-back)
        where day.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday)
        from user in users
        from comes in new[] { true, false }
        select clocking.Inserted(user, day.AddHours(comes ? 8 : 17).AddMinutes(random.Next(-10, 11)).AddSeconds(random.Next(60)), comes).ToJsonString();
}
