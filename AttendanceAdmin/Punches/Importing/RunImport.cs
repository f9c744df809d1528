using AttendanceAdmin.Files;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Carries out one import from where it stands to its end, by whatever way its punches come.</summary>
internal sealed class RunImport(ImportProgressBook book, ImportWays ways, FindConflicts conflicts, ImportFiles files)
{
    public async Task RunAsync(int id, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(id, cancellationToken) is not { IsOpen: true } found)
        {
            return;
        }

        var resumed = found.StartedAt is not null;
        var import = await book.BeginAsync(id, cancellationToken);
        var fault = import.Origin switch
        {
            ImportOrigin.File => await RunFileAsync(import, resumed, cancellationToken),
            ImportOrigin.Terminal => await ways.Terminal.RunAsync(import, cancellationToken),
            _ => await ways.Connection.RunAsync(import, resumed, cancellationToken),
        };
        await conflicts.RunAsync((await book.FindAsync(id, cancellationToken))!, cancellationToken);
        await book.EndAsync(id, fault, cancellationToken);
        if (import.StoredFile is { } upload)
        {
            files.Remove(upload);
        }
    }

    /// <summary>Uploads whose import was never written down, or is over.</summary>
    public void ForgetUploadsBut(IReadOnlySet<string> needed) => files.RemoveAllBut(needed);

    private async Task<string?> RunFileAsync(PunchImport import, bool resumed, CancellationToken cancellationToken)
    {
        try
        {
            await ways.File.RunAsync(import, resumed, cancellationToken);
            return null;
        }
        catch (Exception fault) when (fault is FileRefusedException or FileNotFoundException or DirectoryNotFoundException)
        {
            // It was read through when it came: since then the disk has lost or changed it.
            return "ImportFileLost";
        }
    }
}

/// <summary>The ways by which punches come.</summary>
internal sealed record ImportWays(RunFileImport File, RunTerminalImport Terminal, RunConnectionImport Connection);
