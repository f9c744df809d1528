using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

/// <param name="IsComplete">False if understood lines could not be stored just now; they wait as before.</param>
internal readonly record struct ReparseOutcome(int Understood, int Unreadable, bool IsComplete = true);

/// <summary>Lines that were acknowledged but not understood: read again with the parser of today, or set aside.</summary>
internal sealed class Quarantine(
    IDbContextFactory<AttendanceContext> contexts, IEnumerable<IRawLineReader> readers, TerminalDirectory terminals, PunchIntake intake, Audit audit)
{
    private const int PieceRows = 256;

    /// <summary>Newest first; those that wait, unless <paramref name="resolvedToo"/>.</summary>
    public async Task<List<QuarantinedLine>> PageAsync(bool resolvedToo, long? beforeId, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.QuarantinedLines.AsNoTracking()
            .Where(q => (resolvedToo || q.ResolvedAt == null) && (beforeId == null || q.Id < beforeId))
            .OrderByDescending(q => q.Id).Take(size).ToListAsync(cancellationToken);
    }

    /// <summary>The line as people may see it.</summary>
    public byte[] Shown(QuarantinedLine line) => readers.FirstOrDefault(r => r.Source == line.Source)?.Shown(line.RawLine) ?? line.RawLine;

    /// <summary>Reads one line again, or all that wait. What is understood becomes a punch like any other; doing it twice does no harm.</summary>
    public async Task<ReparseOutcome> ParseAgainAsync(long? id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actor = await audit.ActorAsync();
        var (understood, unreadable, lastId) = (0, 0, 0L);
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var lines = await context.QuarantinedLines
                .Where(q => q.ResolvedAt == null && q.Id > lastId && (id == null || q.Id == id)).OrderBy(q => q.Id).Take(PieceRows).ToListAsync(cancellationToken);
            if (lines.Count == 0)
            {
                break;
            }

            lastId = lines[^1].Id;
            var resolved = await ParseAgainAsync(lines, actor, now);
            await context.SaveChangesAsync(cancellationToken);
            if (resolved is not { } count)
            {
                return new ReparseOutcome(understood, unreadable, IsComplete: false);
            }

            understood += count;
            unreadable += lines.Count - count;
        }

        if (understood > 0)
        {
            await audit.RecordAsync(AuditAction.QuarantineResolved, details: understood.ToString(CultureInfo.InvariantCulture), cancellationToken: cancellationToken);
        }

        return new ReparseOutcome(understood, unreadable);
    }

    /// <summary>It will not become a punch; the line stays.</summary>
    public async Task SetAsideAsync(long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actor = await audit.ActorAsync();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changed = await context.QuarantinedLines.Where(q => q.Id == id && q.ResolvedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.ResolvedAt, now).SetProperty(q => q.ResolvedBy, actor), cancellationToken);
        if (changed > 0)
        {
            await audit.RecordAsync(AuditAction.QuarantineResolved, id.ToString(CultureInfo.InvariantCulture), cancellationToken: cancellationToken);
        }
    }

    /// <returns>How many were understood and stored; null if the intake could not store now.</returns>
    private async Task<int?> ParseAgainAsync(List<QuarantinedLine> lines, string actor, DateTimeOffset now)
    {
        var count = 0;
        foreach (var group in lines.GroupBy(l => (l.TerminalId, l.Source, l.Kind)))
        {
            var readings = new List<(QuarantinedLine Line, PunchReading Reading)>();
            foreach (var line in group)
            {
                if (Read(line) is { } reading)
                {
                    readings.Add((line, reading));
                }
            }

            var batch = new IntakeBatch(terminals.Find(group.Key.TerminalId), group.Key.Source, group.Key.Kind, [.. readings.Select(r => r.Reading)], [], []);
            if (await intake.RecordAsync(batch) is not IntakeOutcome.Stored)
            {
                return null;
            }

            // Only after the punch is durable; a crash in between costs one more look at a known punch.
            readings.ForEach(r => (r.Line.ResolvedAt, r.Line.ResolvedBy) = (now, actor));
            count += readings.Count;
        }

        return count;
    }

    private PunchReading? Read(QuarantinedLine line)
    {
        // Neither is a line that a parser could understand one day.
        if (line.Reason is QuarantineReason.BrokenArchive or QuarantineReason.NoSerial || readers.FirstOrDefault(r => r.Source == line.Source) is not { } reader)
        {
            return null;
        }

        var (reading, reason) = reader.Read(terminals.Find(line.TerminalId), line.Kind, line.RawLine);
        line.Reason = reading is null ? reason : line.Reason;
        return reading is { } understood ? understood with { ReceivedAt = line.ReceivedAt } : null;
    }
}
