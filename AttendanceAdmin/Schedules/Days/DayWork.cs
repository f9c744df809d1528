using System.Runtime.InteropServices;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Days of an employee to be computed, both ends inclusive.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayWork(int EmployeeId, DateOnly From, DateOnly To)
{
    /// <summary>Ranges that touch or overlap as one, so that no day is computed twice.</summary>
    public static IEnumerable<DayWork> Merge(IEnumerable<DayWork> work)
    {
        foreach (var own in work.Where(w => w.From <= w.To).GroupBy(w => w.EmployeeId))
        {
            DayWork? open = null;
            foreach (var next in own.OrderBy(w => w.From))
            {
                if (open is { } before && next.From <= before.To.AddDays(1))
                {
                    open = before with { To = next.To > before.To ? next.To : before.To };
                    continue;
                }

                if (open is { } done)
                {
                    yield return done;
                }

                open = next;
            }

            if (open is { } last)
            {
                yield return last;
            }
        }
    }
}
