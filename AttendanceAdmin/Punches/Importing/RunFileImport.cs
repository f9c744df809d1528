using AttendanceAdmin.Employees;
using AttendanceAdmin.Files;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Reads a stored file as a stream, piece by piece; each piece is stored, then counted, so that a restart goes on behind the last one.</summary>
internal sealed class RunFileImport(ImportProgressBook book, RecordImported record, ImportFiles files, TerminalDirectory terminals, EmployeeDirectory employees)
{
    /// <exception cref="ImportNotStoredException">The database takes nothing now.</exception>
    /// <exception cref="FileRefusedException">The file has changed, or is gone.</exception>
    public async Task RunAsync(PunchImport import, bool resumed, CancellationToken cancellationToken)
    {
        var reader = new PunchRowReader(FileLayout.Parse(import.Layout!), employees);
        var terminal = import.TerminalId is { } id ? terminals.Find(id) : null;
        foreach (var piece in Rows(import).Chunk(PunchIntake.MaxBatchRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = piece.Select(reader.Read).Where(r => r.Reading is not { } punch || import.Covers(punch.LocalTime)).ToList();
            var readings = rows.Where(r => r.Reading is not null).Select(r => r.Reading!.Value).ToList();
            var (added, known, unknown) = await record.RunAsync(import, terminal, readings, resumed, cancellationToken);
            var faults = rows.Where(r => r.Fault is not null).Select(r => r.ToFault(import.Id)).ToList();
            import = await book.NoteAsync(import.Id, new ImportTally(piece[^1].Number, rows.Count, added, known, unknown, faults), cancellationToken);
            resumed = false;
        }
    }

    private IEnumerable<FileRow> Rows(PunchImport import)
    {
        var rows = TableFile.Read(files.PathOf(import.StoredFile!));
        return (FileLayout.Parse(import.Layout!).HasTitles ? rows.Skip(1) : rows).Where(r => r.Number > import.Position);
    }
}
