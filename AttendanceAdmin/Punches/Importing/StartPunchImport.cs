using AttendanceAdmin.Data;
using AttendanceAdmin.Files;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>How starting an import ended.</summary>
internal abstract record StartImportOutcome
{
    private StartImportOutcome()
    {
    }

    internal sealed record Started(int Id) : StartImportOutcome;

    /// <param name="Field">As the API names it.</param>
    /// <param name="Reason">A key of <see cref="PunchesTexts"/>, or of <see cref="FilesTexts"/> where the field is <c>file</c>.</param>
    internal sealed record Refused(string Field, string Reason) : StartImportOutcome;
}

/// <param name="TerminalId">Whose punches they are; needed for a terminal's log, good to know for a file.</param>
internal sealed record ImportWish(int? TerminalId, int? ConnectionId, DateOnly? From, DateOnly? To);

/// <summary>Writes down that punches are to be imported; the job does it. Doing it twice adds nothing: punches are known by their identity.</summary>
internal sealed class StartPunchImport(PunchImportRegister imports, TerminalDirectory terminals, ImportFiles files, IEnumerable<IForeignPunches> sources)
{
    private const string TerminalField = "terminal_id";

    public async Task<StartImportOutcome> FromFileAsync(Stream upload, string fileName, ImportWish wish, CancellationToken cancellationToken)
    {
        if (Fault(wish, needsTerminal: false) is { } refused)
        {
            return refused;
        }

        string? stored = null;
        try
        {
            stored = await files.KeepAsync(upload, cancellationToken);
            var layout = FileLayout.Of(files.PathOf(stored));
            var name = Path.GetFileName(fileName.Replace('\\', '/'));
            return await imports.AddAsync(
                new PunchImport
                {
                    Origin = ImportOrigin.File, Name = Shortened(name), StoredFile = stored, Layout = layout.ToString(), Expected = layout.Rows,
                    TerminalId = wish.TerminalId ?? TerminalOf(name)?.Id, From = wish.From, To = wish.To,
                },
                cancellationToken);
        }
        catch (FileRefusedException fault)
        {
            if (stored is not null)
            {
                files.Remove(stored);
            }

            return new StartImportOutcome.Refused("file", fault.Reason);
        }
    }

    public async Task<StartImportOutcome> FromTerminalAsync(ImportWish wish, CancellationToken cancellationToken) =>
        Fault(wish, needsTerminal: true) is { } refused ? refused : await imports.AddAsync(
            new PunchImport
            {
                Origin = ImportOrigin.Terminal, Name = Shortened(terminals.Find(wish.TerminalId!.Value)!.DisplayName), TerminalId = wish.TerminalId,
                From = wish.From, To = wish.To,
            },
            cancellationToken);

    public async Task<StartImportOutcome> FromConnectionAsync(ImportWish wish, CancellationToken cancellationToken)
    {
        if (Fault(wish with { TerminalId = null }, needsTerminal: false) is { } refused)
        {
            return refused;
        }

        foreach (var source in sources)
        {
            if ((await source.ListAsync(cancellationToken)).FirstOrDefault(s => s.ConnectionId == wish.ConnectionId) is { } found)
            {
                return await imports.AddAsync(
                    new PunchImport
                    {
                        Origin = ImportOrigin.Connection, Name = Shortened(found.Name), ConnectionId = found.ConnectionId, From = wish.From, To = wish.To,
                    },
                    cancellationToken);
            }
        }

        return new StartImportOutcome.Refused("connection_id", "ImportNoConnection");
    }

    /// <summary>Terminals call a stick's file <c>CJDE193560303_attlog.dat</c>.</summary>
    private KnownTerminal? TerminalOf(string fileName) =>
        TerminalSerial.TryParse(fileName.Split('_')[0], out var serial) && terminals.Find(serial) is { State: TerminalState.Approved } known ? known : null;

    private StartImportOutcome.Refused? Fault(ImportWish wish, bool needsTerminal)
    {
        if (wish.From > wish.To)
        {
            return new("to", "ImportBadPeriod");
        }

        if (wish.TerminalId is not { } id)
        {
            return needsTerminal ? new(TerminalField, "ImportNoTerminal") : null;
        }

        return terminals.Find(id) switch
        {
            null => new(TerminalField, "ImportNoTerminal"),
            { State: not TerminalState.Approved } => new(TerminalField, "ImportTerminalNotApproved"),
            { Protocol: TerminalProtocol.TimeMoto } when needsTerminal => new(TerminalField, "ImportTerminalHasNoLog"),
            _ => null,
        };
    }

    private static string Shortened(string name) => name.Length <= PunchImport.MaxNameLength ? name : name[..PunchImport.MaxNameLength];
}
