using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>The database takes nothing now; an import goes on when it does again.</summary>
internal sealed class ImportNotStoredException(string reason) : Exception(reason);

/// <summary>Puts what an import read through the one door in, and counts what came of it.</summary>
internal sealed class RecordImported(PunchIntake intake, EmployeeDirectory employees, IDbContextFactory<AttendanceContext> contexts)
{
    private const string Kind = "import";

    /// <param name="readings">At most <see cref="PunchIntake.MaxBatchRows"/>.</param>
    /// <param name="resumed">It may have been stored before a restart, without being counted.</param>
    /// <exception cref="ImportNotStoredException">Nothing was stored.</exception>
    public async Task<(int Added, int Known, int UnknownPin)> RunAsync(
        PunchImport import, KnownTerminal? terminal, IReadOnlyList<PunchReading> readings, bool resumed, CancellationToken cancellationToken)
    {
        var outcome = await intake.RecordAsync(new IntakeBatch(terminal, PunchSource.Import, Kind, readings, [], []));
        if (outcome is not IntakeOutcome.Stored stored)
        {
            throw new ImportNotStoredException(((IntakeOutcome.Unavailable)outcome).Reason);
        }

        var unknown = readings.Count(r => r.EmployeeId is null && employees.FindOwner(terminal, r.Pin) is null);
        var before = resumed ? await UncountedAsync(import, terminal, readings, cancellationToken) : 0;
        return resumed ? (before, stored.Added + stored.Known - before, unknown) : (stored.Added, stored.Known, unknown);
    }

    /// <summary>How many of them this import itself has added since its figures were last written down.</summary>
    private async Task<int> UncountedAsync(PunchImport import, KnownTerminal? terminal, IReadOnlyList<PunchReading> readings, CancellationToken cancellationToken)
    {
        var terminalId = terminal?.Id ?? Punch.NoTerminal;
        var times = readings.Select(r => r.LocalTime).Distinct().ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Punches.AsNoTracking()
            .Where(p => times.Contains(p.LocalTime) && p.TerminalId == terminalId && p.Source == PunchSource.Import && p.Id > import.MarkPunchId)
            .Select(p => new { p.LocalTime, p.Pin, p.StatusCode, p.VerifyCode }).ToListAsync(cancellationToken);
        var read = readings.Select(r => (r.LocalTime, r.Pin.Value, r.StatusCode, r.VerifyCode)).ToHashSet();
        return stored.Count(p => read.Contains((p.LocalTime, p.Pin, p.StatusCode, p.VerifyCode)));
    }
}
