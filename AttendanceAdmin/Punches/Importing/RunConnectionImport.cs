namespace AttendanceAdmin.Punches.Importing;

/// <summary>Fetches what another system has, page by page; each page is stored, then counted.</summary>
internal sealed class RunConnectionImport(ImportProgressBook book, RecordImported record, IEnumerable<IForeignPunches> sources)
{
    /// <returns>What went wrong: a key of <see cref="PunchesTexts"/>; null if nothing did.</returns>
    public async Task<string?> RunAsync(PunchImport import, bool resumed, CancellationToken cancellationToken)
    {
        if (sources.SingleOrDefault() is not { } source)
        {
            return "ImportNoConnection";
        }

        try
        {
            await foreach (var page in source.ReadAsync(import.ConnectionId!.Value, import.From, import.To, import.Position, cancellationToken))
            {
                var readings = page.Rows.Where(r => r.Reading is not null).Select(r => r.Reading!.Value).ToList();
                var (added, known, unknown) = await record.RunAsync(import, null, readings, resumed, cancellationToken);
                var faults = page.Rows.Where(r => r.Fault is not null).Select(r => r.ToFault(import.Id)).ToList();
                import = await book.NoteAsync(import.Id, new ImportTally(page.Position, page.Rows.Count, added, known, unknown, faults), cancellationToken);
                resumed = false;
            }

            return null;
        }
        catch (ForeignSourceException fault)
        {
            return fault.Reason;
        }
    }
}
