using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>
/// Keeps the templates that a terminal says it holds, and has the other terminals of their owners told. Where the law forbids it nothing is kept,
/// and the log says so.
/// </summary>
internal sealed partial class NoteSeenTemplates(
    IDbContextFactory<AttendanceContext> contexts, TellTerminals tell, TemplateShelf shelf, SiteClock site, ILogger<NoteSeenTemplates> logger)
{
    public async Task NoteAsync(int terminalId, IReadOnlyList<SeenTemplate> templates, CancellationToken cancellationToken)
    {
        if (!Countries.AllowBiometrics(site.Settings.Country))
        {
            Log.Dropped(logger, templates.Count, terminalId, site.Settings.Country);
            return;
        }

        foreach (var some in templates.GroupBy(t => (t.Pin, t.Place, t.Major)).Select(g => g.Last()).Chunk(TellTerminals.AtOnce))
        {
            IReadOnlyCollection<int> owners = [];
            await tell.InTurnAsync(async () => owners = await shelf.PutAsync(terminalId, some, cancellationToken), cancellationToken);
            if (owners.Count > 0)
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await tell.ChangeAsync(context, () => Task.CompletedTask, () => owners, cancellationToken: cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Templates} biometric templates of terminal {TerminalId} were not kept: {Country} does not allow them for working time")]
        public static partial void Dropped(ILogger logger, int templates, int terminalId, string country);
    }
}
