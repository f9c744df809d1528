using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

/// <summary>What a machine asks for: punches in the order in which they came, from an id on.</summary>
/// <param name="From">Local time, inclusive.</param>
/// <param name="To">Local time, inclusive.</param>
internal sealed record PunchExtract(int? TerminalId, int? EmployeeId, DateTime? From, DateTime? To, long AfterId, int Limit)
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    public async Task<List<PunchRow>> ReadAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var punches = Filter(context.Punches.AsNoTracking());
        if (From is not null || To is not null)
        {
            if (await IdsOfPeriodAsync(context, cancellationToken) is not { } ids)
            {
                return [];
            }

            punches = punches.Where(p => p.Id >= ids.First && p.Id <= ids.Last);
        }

        return await punches.OrderBy(p => p.Id).Take(Limit).Select(PunchRow.Of).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The ids between which the period's punches lie, from the day index alone. Ids grow as punches come in, so walking them between
    /// these two finds a period at once, and each further page costs only itself.
    /// </summary>
    private async Task<(long First, long Last)?> IdsOfPeriodAsync(AttendanceContext context, CancellationToken cancellationToken)
    {
        var first = DateOnly.FromDateTime(From ?? DateTime.MinValue);
        var last = DateOnly.FromDateTime(To ?? DateTime.MaxValue);
        var ids = await context.Punches.Where(p => p.Day >= first && p.Day <= last).GroupBy(_ => 1)
            .Select(g => new { First = g.Min(p => p.Id), Last = g.Max(p => p.Id) }).SingleOrDefaultAsync(cancellationToken);
        return ids is null ? null : (ids.First, ids.Last);
    }

    private IQueryable<Punch> Filter(IQueryable<Punch> punches)
    {
        punches = punches.Where(p => p.Id > AfterId);
        if (TerminalId is { } terminal)
        {
            punches = punches.Where(p => p.TerminalId == terminal);
        }

        if (EmployeeId is { } employee)
        {
            punches = punches.Where(p => p.EmployeeId == employee);
        }

        if (From is { } from)
        {
            punches = punches.Where(p => p.LocalTime >= from);
        }

        return To is { } to ? punches.Where(p => p.LocalTime <= to) : punches;
    }
}
