using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Data;
using AttendanceAdmin.Punches.Importing;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>
/// The punches of a remote "Attendance System", newest first there, a page at a time:
/// <code>
/// GET /api/attendance/?skip=0&amp;limit=500&amp;start_date=2026-03-01&amp;end_date=2026-03-31
/// [{"id":12,"employee_id":3,"employee_name":"NOM PRENOM","camera_id":"1","type":"EXIT","timestamp":"2026-03-02T17:02:11.123456",…}]
/// </code>
/// </summary>
internal sealed class RemotePunches(IDbContextFactory<AttendanceContext> contexts, Caller caller, RemotePunchReader reader) : IForeignPunches
{
    private const int PageSize = 500;

    public async Task<IReadOnlyList<ForeignSource>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var active = await context.Set<Connection>().AsNoTracking().Where(c => c.Active && c.Kind == ConnectionKind.AttendanceSystem).OrderBy(c => c.Name).ToListAsync(cancellationToken);
        return active.ConvertAll(c => new ForeignSource(c.Id, c.Name, AttendanceSystemSettings.Of(c).TakePunches));
    }

    public async IAsyncEnumerable<ForeignPage> ReadAsync(
        int connectionId, DateOnly? from, DateOnly? to, int position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await FindAsync(connectionId, cancellationToken);
        var people = await reader.PeopleAsync(connectionId, cancellationToken);
        // What comes in meanwhile moves the rest back: a row may be seen twice, none is passed over.
        for (var count = PageSize; count == PageSize;)
        {
            var rows = await AskAsync(connection, from, to, position, cancellationToken);
            count = rows.Count;
            position += count;
            if (count > 0)
            {
                yield return new ForeignPage(position, [.. rows.Select((r, i) => people.Read(r, position - count + i + 1))]);
            }
        }
    }

    private async Task<Connection> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Connection>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Active && c.Kind == ConnectionKind.AttendanceSystem, cancellationToken)
            ?? throw new ForeignSourceException("ImportNoConnection");
    }

    private async Task<List<JsonElement>> AskAsync(Connection connection, DateOnly? from, DateOnly? to, int skip, CancellationToken cancellationToken)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"?skip={skip}&limit={PageSize}")
            + (from is { } first ? first.ToString("'&start_date='yyyy-MM-dd", CultureInfo.InvariantCulture) : "")
            + (to is { } last ? last.ToString("'&end_date='yyyy-MM-dd", CultureInfo.InvariantCulture) : "");
        var exchange = await caller.CallAsync(connection, Call.Get(AttendanceSystemClient.Path(connection, "attendance/") + query), cancellationToken);
        if (!exchange.Worked)
        {
            throw new ForeignSourceException("ImportRemote" + (exchange.Trouble is Trouble.Unauthorised ? "Refused" : "Unreachable"));
        }

        try
        {
            using var answer = JsonDocument.Parse(exchange.AnswerBody ?? "");
            return answer.RootElement.ValueKind == JsonValueKind.Array
                ? [.. answer.RootElement.EnumerateArray().Select(r => r.Clone())]
                : throw new ForeignSourceException("ImportRemoteNotUnderstood");
        }
        catch (JsonException fault)
        {
            throw new ForeignSourceException("ImportRemoteNotUnderstood", fault);
        }
    }
}
