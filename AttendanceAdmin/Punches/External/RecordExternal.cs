using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.External;

/// <summary>
/// Takes a message of another system about one of its records: its punch through the one door in, then, in one transaction, the message and what
/// it means for the punches there are. The same message again changes nothing; broken off in between, it is finished when it comes again.
/// </summary>
internal sealed class RecordExternal(
    IDbContextFactory<AttendanceContext> contexts, PunchIntake intake, TerminalDirectory terminals, ExternalCorrections corrections)
{
    private const int SecondsForTheDatabase = 5;

    /// <summary>Messages about one person are taken one after the other.</summary>
    private static readonly SemaphoreSlim[] Lanes = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];

    /// <exception cref="System.Data.Common.DbException">Not stored: the sender must keep it and send it again; so says also <see cref="IntakeOutcome.Unavailable"/>.</exception>
    public Task<IntakeOutcome> RunAsync(ExternalReading reading, DateTimeOffset now) => InLaneAsync(reading.Punch.Pin.Value, async context =>
        await context.ExternalRecords.AnyAsync(r => r.EventId == reading.EventId && r.Source == reading.Source)
            ? new IntakeOutcome.Stored(0, 1)
            : await RunAsync(context, reading, now));

    /// <summary>Remembers what another system says of a person apart from any punch; throws as <see cref="RunAsync(ExternalReading, DateTimeOffset)"/> does.</summary>
    public Task<int> NotePersonAsync(PunchSource source, EmployeePin pin, ExternalFacts person, DateTimeOffset now) => InLaneAsync(pin.Value, async context =>
    {
        await ExternalPeople.OwnerAsync(context, source, pin.Value, person, now);
        return await context.SaveChangesAsync();
    });

    private async Task<T> InLaneAsync<T>(string pin, Func<AttendanceContext, Task<T>> act)
    {
        var lane = Lanes[(uint)StringComparer.Ordinal.GetHashCode(pin) % (uint)Lanes.Length];
        await lane.WaitAsync();
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            context.Database.SetCommandTimeout(SecondsForTheDatabase);
            return await act(context);
        }
        finally
        {
            lane.Release();
        }
    }

    private async Task<IntakeOutcome> RunAsync(AttendanceContext context, ExternalReading reading, DateTimeOffset now)
    {
        var owner = await ExternalPeople.OwnerAsync(context, reading.Source, reading.Punch.Pin.Value, reading.Person, now);
        var record = context.Add(reading.ToRecord(now)).Entity;
        List<ExternalRecord> group = [.. await GroupAsync(context, record), record];
        var before = group.Where(r => r != record).ToDictionary(r => r, r => r.Verdict);
        RecordFold.Judge(group);
        if (await StorePunchesAsync(context, group, owner) is not { } added)
        {
            return new IntakeOutcome.Unavailable("the punch could not be stored");
        }

        var changed = group.Where(r => !before.TryGetValue(r, out var verdict) || verdict != r.Verdict).Select(r => r.PunchId).OfType<long>().ToHashSet();
        var corrected = await corrections.ApplyAsync(context, [.. group.Where(r => r.PunchId is { } id && changed.Contains(id))], now);
        await context.SaveChangesAsync();
        await corrections.TellAsync(reading.Source, corrected);
        return new IntakeOutcome.Stored(added, added == 0 ? 1 : 0);
    }

    /// <returns>How many were new; null if they cannot be stored now.</returns>
    private async Task<int?> StorePunchesAsync(AttendanceContext context, List<ExternalRecord> group, int? owner)
    {
        var added = 0;
        foreach (var record in group.Where(r => r.PunchId is null && r.Verdict is not (ExternalVerdict.Repeated or ExternalVerdict.Notice)))
        {
            if (await intake.RecordAsync(BatchOf(record, owner)) is not IntakeOutcome.Stored stored)
            {
                return null;
            }

            added += stored.Added;
            record.PunchId = await FindAsync(context, record);
        }

        return added;
    }

    /// <summary>What was said of its pair, of the same moment, and of the pairs that tell of that moment too.</summary>
    private static async Task<List<ExternalRecord>> GroupAsync(AttendanceContext context, ExternalRecord record)
    {
        var records = context.ExternalRecords.Where(r => r.Source == record.Source && r.Pin == record.Pin);
        var near = await records.Where(r => r.LocalTime == record.LocalTime && r.Direction == record.Direction).Select(r => new { r.Id, r.Pair }).ToListAsync();
        string?[] pairs = [.. near.Select(n => n.Pair).Append(record.Pair).Where(p => p is not null).Distinct(StringComparer.Ordinal)];
        var ids = near.ConvertAll(n => n.Id);
        return await records.Where(r => ids.Contains(r.Id) || (pairs.Contains(r.Pair) && r.Direction == record.Direction)
            || (r.Pair == null && record.Pair == null && r.WorkDay == record.WorkDay && r.Direction == record.Direction)).ToListAsync();
    }

    /// <param name="owner">The person of the whole group.</param>
    private IntakeBatch BatchOf(ExternalRecord record, int? owner)
    {
        _ = EmployeePin.TryParse(record.Pin, out var pin);
        var raw = record.Raw.Length <= Punch.MaxRawLength ? record.Raw : record.Raw[..Punch.MaxRawLength];
        var punch = new PunchReading(pin, record.LocalTime, record.StatusCode, record.VerifyCode, record.Direction, StatedOffset: null, raw, owner);
        var terminal = terminals.Find(record.TerminalId)! with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone) };
        return new IntakeBatch(terminal, record.Source, record.Act.ToString(), [punch], [], []);
    }

    private static Task<long> FindAsync(AttendanceContext context, ExternalRecord record) => context.Punches
        .Where(p => p.LocalTime == record.LocalTime && p.TerminalId == record.TerminalId && p.Pin == record.Pin
            && p.StatusCode == record.StatusCode && p.VerifyCode == record.VerifyCode)
        .Select(p => p.Id).SingleAsync();
}
