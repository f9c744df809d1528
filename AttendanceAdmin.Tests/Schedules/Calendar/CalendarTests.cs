using AttendanceAdmin.Data;
using AttendanceAdmin.Files;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Schedules.Calendar;

public sealed class CalendarTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_year_is_filled_once_and_undone()
    {
        await using var scope = server.Desk();
        var fill = scope.ServiceProvider.GetRequiredService<FillYear>();
        var own = await server.CreateAsync("holidays", new { date = "2031-05-01", name = "Pont" });

        var added = await fill.RunAsync(2031, CancellationToken.None);
        Assert.NotEmpty(added);
        Assert.Empty(await fill.RunAsync(2031, CancellationToken.None));
        Assert.Equal("Pont", Assert.Single(await HolidaysAsync(2031), h => h.Id == own).Name);

        await fill.UndoAsync(added, CancellationToken.None);
        Assert.Equal([own], (await HolidaysAsync(2031)).Select(h => h.Id));
    }

    [Fact]
    public async Task A_feast_moves_as_a_whole_and_not_onto_another_holiday()
    {
        await using var scope = server.Desk();
        var move = scope.ServiceProvider.GetRequiredService<MoveFeast>();
        var days = new List<int>();
        foreach (var date in new[] { "2032-01-14", "2032-01-15", "2032-01-16" })
        {
            days.Add(await server.CreateAsync("holidays", new { date, name = "Aïd", kind = "forecast" }));
        }

        await server.CreateAsync("holidays", new { date = "2032-01-18", name = "Pont" });

        Assert.IsType<SaveOutcome<IReadOnlyList<Holiday>>.Saved>(await move.ShiftAsync(days[1], 1, CancellationToken.None));
        Assert.Equal(["01-15", "01-16", "01-17", "01-18"], await DatesAsync());
        Assert.IsType<SaveOutcome<IReadOnlyList<Holiday>>.Refused>(await move.ShiftAsync(days[1], 1, CancellationToken.None));
        Assert.IsType<SaveOutcome<IReadOnlyList<Holiday>>.Saved>(await move.ShiftAsync(days[1], -1, CancellationToken.None));
        Assert.Equal(["01-14", "01-15", "01-16", "01-18"], await DatesAsync());

        await move.ConfirmAsync(days[0], CancellationToken.None);
        Assert.Equal(3, (await HolidaysAsync(2032)).Count(h => h.Kind == HolidayKind.Country));

        async Task<IEnumerable<string>> DatesAsync() => (await HolidaysAsync(2032)).Select(h => h.Date.ToString("MM-dd", null));
    }

    [Fact]
    public async Task A_file_of_absences_is_taken_whole_or_not_at_all()
    {
        await using var scope = server.Desk();
        var import = scope.ServiceProvider.GetRequiredService<ImportAbsences>();
        var matricule = $"A{await server.EmployeeAsync()}";
        var employee = await server.CreateAsync("employees", new { last_name = "SAIDI", matricule });

        var good = $"Matricule;Du;Au;Motif;Demi-journée\n{matricule};02/03/2026;06/03/2026;Congé;\n{matricule};09/03/2026;;mission;matin\n";
        var refused = await RunAsync(good + $"{matricule};05/03/2026;;maladie;\n{matricule};32/13/2026;;maladie;\nZZZ;10/03/2026;;maladie;\n{matricule};11/03/2026;;fête;\n");
        Assert.Equal([4, 5, 6, 7], refused.Faults.Select(f => f.Number));
        Assert.Empty(await AbsencesAsync());

        var done = await RunAsync(good);
        Assert.Empty(done.Faults);
        Assert.Equal([(AbsenceKind.Leave, (HalfDay?)null), (AbsenceKind.Mission, HalfDay.Morning)], (await AbsencesAsync()).Select(a => (a.Kind, a.Half)));

        await import.UndoAsync(done.Added, CancellationToken.None);
        Assert.Empty(await AbsencesAsync());
        await Assert.ThrowsAsync<FileRefusedException>(() => RunAsync("Nom;Prénom\nBENALI;Ali\n"));

        async Task<AbsencesImported> RunAsync(string text)
        {
            var path = Path.GetTempFileName();
            await File.WriteAllTextAsync(path, text);
            try
            {
                return await import.RunAsync(path, "absences.csv", CancellationToken.None);
            }
            finally
            {
                File.Delete(path);
            }
        }

        async Task<List<Absence>> AbsencesAsync()
        {
            await using var context = await Contexts.CreateDbContextAsync();
            return await context.Absences.Where(a => a.EmployeeId == employee).OrderBy(a => a.From).ToListAsync();
        }
    }

    private IDbContextFactory<AttendanceContext> Contexts => server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>();

    private async Task<List<Holiday>> HolidaysAsync(int year)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await context.Holidays.AsNoTracking().Where(h => h.Date >= first && h.Date <= last).OrderBy(h => h.Date).ToListAsync();
    }
}
