using System.Collections.Concurrent;
using System.Net;
using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Terminals;

/// <summary>Every terminal by serial number, in memory, so that a heartbeat touches no database.</summary>
internal sealed partial class TerminalDirectory(
    IDbContextFactory<AttendanceContext> contexts,
    SiteClock site,
    IOptions<TerminalOptions> options,
    TimeProvider time,
    ILogger<TerminalDirectory> logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, KnownTerminal> bySerial = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, KnownTerminal> byId = new();
    private readonly SemaphoreSlim announcing = new(1, 1);
    private DateTimeOffset crowdedTold;

    /// <summary>Raised after a terminal appeared or changed; the pages listen.</summary>
    public event Action<KnownTerminal>? Changed;

    public ICollection<KnownTerminal> All => byId.Values;

    public KnownTerminal? Find(TerminalSerial serial) => bySerial.GetValueOrDefault(serial.Value);

    public KnownTerminal? Find(int id) => byId.GetValueOrDefault(id);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        site.Changed += FollowSite;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var terminal in context.Terminals.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Keep(terminal);
        }
    }

    /// <summary>The terminal of that serial number; unknown ones are written down as pending first.</summary>
    /// <returns>Null when too many wait for approval already.</returns>
    public async ValueTask<KnownTerminal?> FindOrAnnounceAsync(TerminalSerial serial, TerminalProtocol protocol, CancellationToken cancellationToken) =>
        Find(serial) ?? await AnnounceAsync(serial, protocol, options.Value.ApproveNew, cancellationToken);

    /// <summary>The terminal of that serial number; unknown ones are written down as approved, for who tells of them has proved whose they are.</summary>
    /// <returns>Null when there are too many already.</returns>
    public async ValueTask<KnownTerminal?> FindOrAdmitAsync(TerminalSerial serial, TerminalProtocol protocol, CancellationToken cancellationToken) =>
        Find(serial) ?? await AnnounceAsync(serial, protocol, approved: true, cancellationToken);

    /// <summary>Takes over a row that was saved.</summary>
    public KnownTerminal Keep(Terminal terminal)
    {
        var known = new KnownTerminal(
            terminal.Id,
            terminal.Serial,
            terminal.Protocol,
            terminal.State,
            string.IsNullOrWhiteSpace(terminal.Name) ? terminal.Serial : terminal.Name,
            terminal.Place,
            site.Zone(terminal.TimeZone),
            terminal.SecretPath,
            IPNetwork.TryParse(terminal.AllowedNetwork, out var network) ? network : null,
            TimeSpan.FromMinutes(terminal.SilentAfterMinutes ?? options.Value.SilentAfterMinutes),
            terminal.Dialect,
            terminal.Language)
        {
            FollowsSiteZone = string.IsNullOrEmpty(terminal.TimeZone),
            TakesEnrolments = terminal.TakesEnrolments,
            DecidesAccess = terminal.DecidesAccess,
            ScheduleDialect = terminal.ScheduleDialect,
            WeekFromSunday = terminal.WeekFromSunday,
            ChosenCodePage = terminal.CodePage,
            StatedCodePage = terminal.StatedCodePage,
            LogPercent = terminal is { LogCount: { } count, LogCapacity: > 0 and { } capacity } ? (int)(100L * count / capacity) : null,
        };
        return Keep(known);
    }

    /// <summary>Takes over what a terminal says of itself; what an administrator decides stays as it is, also if he decides at this moment.</summary>
    public void Describe(int id, StatedFacts facts)
    {
        while (byId.TryGetValue(id, out var known))
        {
            var described = known with { Dialect = facts.Dialect, Language = facts.Language, StatedCodePage = facts.CodePage, LogPercent = facts.LogPercent };
            if (described == known)
            {
                return;
            }

            if (byId.TryUpdate(id, described, known))
            {
                bySerial.TryUpdate(known.Serial, described, known);
                Changed?.Invoke(described);
                return;
            }
        }
    }

    public void Dispose()
    {
        site.Changed -= FollowSite;
        announcing.Dispose();
    }

    private KnownTerminal Keep(KnownTerminal known)
    {
        bySerial[known.Serial] = known;
        byId[known.Id] = known;
        Changed?.Invoke(known);
        return known;
    }

    private void FollowSite()
    {
        foreach (var known in All.Where(t => t.FollowsSiteZone))
        {
            Keep(known with { TimeZone = site.TimeZone });
        }
    }

    private async Task<KnownTerminal?> AnnounceAsync(TerminalSerial serial, TerminalProtocol protocol, bool approved, CancellationToken cancellationToken)
    {
        await LockPatience.TurnAsync(announcing, cancellationToken);
        try
        {
            if (Find(serial) is { } known)
            {
                return known;
            }

            if (approved ? All.Count >= ListTerminals.Most : All.Count(t => t.State == TerminalState.Pending) >= options.Value.MaxPending)
            {
                TellCrowded(serial);
                return null;
            }

            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.Terminals.AsNoTracking().SingleOrDefaultAsync(t => t.Serial == serial.Value, cancellationToken) is { } stored)
            {
                // Another server has written it down.
                return Keep(stored);
            }

            var terminal = new Terminal
            {
                Serial = serial.Value,
                Protocol = protocol,
                State = approved ? TerminalState.Approved : TerminalState.Pending,
                FirstSeen = time.GetUtcNow(),
                PeopleDueAt = approved ? time.GetUtcNow() : null,
            };
            context.Terminals.Add(terminal);
            // Who hangs up meanwhile must not leave a row behind of which nobody here knows.
            await context.SaveChangesAsync(CancellationToken.None);
            Log.Announced(logger, serial.Value, terminal.State);
            return Keep(terminal);
        }
        finally
        {
            announcing.Release();
        }
    }

    /// <summary>A flood of invented serial numbers must not fill the log either.</summary>
    private void TellCrowded(TerminalSerial serial)
    {
        if (time.GetUtcNow() - crowdedTold >= TimeSpan.FromMinutes(1))
        {
            crowdedTold = time.GetUtcNow();
            Log.TooManyPending(logger, serial.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "New terminal {Serial}: {State}")]
        public static partial void Announced(ILogger logger, string serial, TerminalState state);

        [LoggerMessage(LogLevel.Warning, "Terminal {Serial} is not remembered: too many terminals are known or wait for approval already (said once a minute)")]
        public static partial void TooManyPending(ILogger logger, string serial);
    }
}
