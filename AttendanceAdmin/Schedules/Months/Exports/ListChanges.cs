using System.Runtime.CompilerServices;
using AttendanceAdmin.Schedules.Days;

namespace AttendanceAdmin.Schedules.Months.Exports;

/// <summary>What has become another since payroll was told of a month, by employee and day.</summary>
internal sealed class ListChanges(ListMonth list, ExportMemory memory)
{
    private const int PeopleAtOnce = 200;

    /// <summary>Of some people, whose month is read already.</summary>
    public async Task<IReadOnlyList<DayChange>> OfAsync(int exportId, DateOnly month, IReadOnlyList<MonthRow> rows, CancellationToken cancellationToken)
    {
        var told = await memory.OfAsync(exportId, [.. rows.Select(r => r.EmployeeId)], cancellationToken);
        return [.. rows.SelectMany(r => Compare(month, r, told.GetValueOrDefault(r.EmployeeId)))];
    }

    /// <summary>Of everybody, by id; also of those who are there no more.</summary>
    public async IAsyncEnumerable<DayChange> AllAsync(int exportId, DateOnly month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var rows in PagesAsync(exportId, month, cancellationToken))
        {
            foreach (var change in await OfAsync(exportId, month, rows, cancellationToken))
            {
                yield return change;
            }
        }
    }

    /// <summary>Months of everybody who has one now, and of everybody else of whom payroll was told.</summary>
    /// <param name="exportId">Null if payroll was told nothing yet.</param>
    public async IAsyncEnumerable<IReadOnlyList<MonthRow>> PagesAsync(int? exportId, DateOnly month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var gone = exportId is { } id ? (await memory.PeopleAsync(id, cancellationToken)).ToHashSet() : [];
        for (var last = 0; await list.AfterAsync(month, last, PeopleAtOnce, cancellationToken) is { Count: > 0 } rows; last = rows[^1].EmployeeId)
        {
            gone.ExceptWith(rows.Select(r => r.EmployeeId));
            yield return rows;
        }

        foreach (var some in gone.Order().Chunk(PeopleAtOnce))
        {
            yield return await list.TheseAsync(month, some, cancellationToken);
        }
    }

    private static IEnumerable<DayChange> Compare(DateOnly month, MonthRow row, ExportedMonth? told)
    {
        var before = told?.ReadDays() ?? new Dictionary<int, int[]>();
        var now = row.Days.ToDictionary(d => d.Date.Day, d => d.Figures);
        return before.Keys.Union(now.Keys).Order()
            .Select(day => new DayChange(row.EmployeeId, row.Name, row.Matricule, month.AddDays(day - 1), Figures(before.GetValueOrDefault(day), now.GetValueOrDefault(day))))
            .Where(c => c.Figures.Count > 0);
    }

    private static IReadOnlyList<FigureChange> Figures(int[]? before, DayFigures? now) =>
    [
        .. FigureChange.All.Select((f, i) => new FigureChange(f.Name, before?.ElementAtOrDefault(i) ?? 0, f.Of(now ?? DayFigures.None))).Where(c => c.Old != c.New),
    ];
}
