using System.Text;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Employees.Import;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Identity;
using AttendanceAdmin.Tests.Punches;
using Database = AttendanceAdmin.Tests.Fixtures.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.Import;

public sealed class ImportTests
{
    [Theory, BothDatabases]
    public async Task Five_thousand_rows_twice_and_the_second_time_nothing_changes(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        await using var desk = server.Desk();
        var file = People(5000);

        var first = await RunAsync(desk, file);
        var second = await RunAsync(desk, file);

        Assert.Equal((5000, 0, 0), (first.Of(RowVerdict.Insert), first.Of(RowVerdict.Unchanged), first.Of(RowVerdict.Faulty)));
        Assert.Equal((0, 0, 5000), (second.Of(RowVerdict.Insert), second.Of(RowVerdict.Update), second.Of(RowVerdict.Unchanged)));
        Assert.Null(second.Import.ActId);
        await using var context = database.OpenContext();
        Assert.Equal(5000, await context.Set<EmployeeChange>().CountAsync());
        Assert.Equal(5000, server.Services.GetRequiredService<EmployeeDirectory>().All.Count());

        var undone = Assert.IsType<UndoOutcome.Done>(await desk.ServiceProvider.GetRequiredService<UndoAct>().RunAsync(first.Import.ActId!.Value, default));
        Assert.Equal((5000, 0), (undone.Restored, undone.Refused.Count));
        Assert.Equal(0, await context.Employees.CountAsync());
        Assert.Empty(server.Services.GetRequiredService<EmployeeDirectory>().All);
    }

    [Fact]
    public async Task Each_faulty_cell_is_named_and_can_be_mended()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var desk = server.Desk();
        await server.HireAsync("Ancien Paul", "9");
        await ReadAsync(desk, "Matricule;Nom;PIN;Date d’entrée;Carte;Groupe\n"
            + "A1;BENALI;1;25/03/2024;[15CD5B07];\n"
            + "A2;\"SAI\tDI\";2;31/02/2024;42;Inconnu\n"
            + "A1;TWICE;3;;;\n"
            + ";NOBODY;;;;\n"
            + "A4;HOLDER;9;;;\n"
            + "A5;=1+1;1;;123456789;\n");
        var imports = server.Services.GetRequiredService<EmployeeImports>();
        var id = (await imports.LatestAsync(default))[0].Id;

        var faulty = await imports.RowsAsync(id, RowVerdict.Faulty, 0, 50, default);

        Assert.Equal([3, 4, 5, 6, 7], faulty.Select(r => r.Number));
        Assert.Equal([1, 3, 5], faulty[0].Faults.Select(f => f.Column).Order());
        Assert.All(faulty, r => Assert.All(r.Faults, f => Assert.NotEmpty(f.Reason)));
        Assert.Contains("Ancien Paul", faulty[3].Faults.Single().Reason, StringComparison.Ordinal);
        // Whose PIN and card they are is said with the rest, not only once the name is mended.
        Assert.Equal([1, 2, 4], faulty[4].Faults.Select(f => f.Column).Order());
        Assert.Contains("BENALI", faulty[4].Faults.Single(f => f.Column == 2).Reason, StringComparison.Ordinal);

        var change = server.Services.GetRequiredService<ChangeImport>();
        await change.MendAsync(id, 3, 1, "SAIDI", default);
        await change.MendAsync(id, 3, 3, "28/02/2024", default);
        await change.MendAsync(id, 3, 5, "", default);
        await change.MendAsync(id, 4, 0, "A3", default);
        await change.SkipAsync(id, 6, true, default);
        var progress = (await imports.FindAsync(id, default))!;
        Assert.Equal((3, 2, 1), (progress.Of(RowVerdict.Insert), progress.Of(RowVerdict.Faulty), progress.Of(RowVerdict.Skipped)));

        var done = await StartAsync(desk, id);
        Assert.Equal((3, 2), (done.Of(RowVerdict.Insert), done.Of(RowVerdict.Faulty)));
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var saved = await context.Employees.Include(e => e.Cards).SingleAsync(e => e.Matricule == "A1");
        Assert.Equal((new DateOnly(2024, 3, 25), "123456789"), (saved.HireDate, saved.Cards.Single().Number));
    }

    [Fact]
    public async Task Undoing_restores_what_was_there_and_leaves_who_was_changed_or_punched_since()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var desk = server.Desk();
        await RunAsync(desk, "Matricule;Nom;Service\nA1;UN;Atelier\nA2;DEUX;Atelier\n");
        var done = await RunAsync(desk, "Matricule;Nom;Service\nA1;UN;Dépôt\nA2;DEUX;Dépôt\nA3;TROIS;Dépôt\nA4;QUATRE;Dépôt\n");
        Assert.Equal((2, 2), (done.Of(RowVerdict.Update), done.Of(RowVerdict.Insert)));
        var directory = server.Services.GetRequiredService<EmployeeDirectory>();
        var (second, third) = (directory.All.Single(e => e.Matricule == "A2"), directory.All.Single(e => e.Matricule == "A3"));
        await ManyEmployeesTests.EditAsync(desk, second.Id, e => e.Post = "Chef");
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        await server.PunchAsync(null, new AttendanceAdmin.Punches.PunchReading(
            Pin("77"), new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified), 0, 1, default, null, [1], third.Id));

        var undone = Assert.IsType<UndoOutcome.Done>(await desk.ServiceProvider.GetRequiredService<UndoAct>().RunAsync(done.Import.ActId!.Value, default));

        Assert.Equal(2, undone.Restored);
        Assert.Equal([second.Id, third.Id], undone.Refused.Select(r => r.EmployeeId).Order());
        Assert.Equal(["A1 Atelier", "A2 Dépôt", "A3 Dépôt"], await context.Employees.OrderBy(e => e.Matricule).Select(e => e.Matricule + " " + e.Department).ToListAsync());
    }

    [Fact]
    public async Task An_import_can_be_undone_for_24_hours()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var desk = server.Desk();
        var done = await RunAsync(desk, "Matricule;Nom\nA1;UN\n");
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var undo = desk.ServiceProvider.GetRequiredService<UndoAct>();

        await AgeAsync(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        Assert.IsType<UndoOutcome.TooLate>(await undo.RunAsync(done.Import.ActId!.Value, default));
        Assert.Equal(1, await context.Employees.CountAsync());

        await AgeAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        Assert.IsType<UndoOutcome.Done>(await undo.RunAsync(done.Import.ActId!.Value, default));
        Assert.Equal(0, await context.Employees.CountAsync());

        Task AgeAsync(TimeSpan age)
        {
            var at = TimeProvider.System.GetUtcNow() - age;
            return context.Set<EmployeeAct>().ExecuteUpdateAsync(s => s.SetProperty(a => a.At, at));
        }
    }

    [Fact]
    public async Task A_thousand_rows_are_looked_up_together_and_not_one_by_one()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var server = await AttendanceServer.StartAsync(database);
        await using var desk = server.Desk();
        using var asked = new CountedQueries(database);

        var id = await ReadAsync(desk, People(1000));
        var looking = asked.Count;
        await server.Services.GetRequiredService<WriteImport>().RunAsync(id, default);

        Assert.InRange(looking, 1, 50);
        Assert.InRange(asked.Count - looking, 5, 250);
        await using var context = database.OpenContext();
        Assert.Equal(1000, await context.Employees.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task A_restart_in_the_middle_goes_on_behind_what_was_written(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        int id;
        await using (var server = await AttendanceServer.StartAsync(database))
        {
            await using var desk = server.Desk();
            id = await ReadAsync(desk, People(1000));
        }

        // As a server leaves it that was ended right after the start was asked for.
        await using (var context = database.OpenContext())
        {
            await context.Set<EmployeeImport>().ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Running));
        }

        await using var again = await AttendanceServer.StartAsync(database);
        var done = await DoneAsync(again, id);
        Assert.Equal((1000, 1000), (done.Of(RowVerdict.Insert), done.Settled));
        await using var after = database.OpenContext();
        Assert.Equal(1000, await after.Employees.CountAsync());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_exported_and_imported_again_changes_nothing(string format)
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var desk = server.Desk();
        await using (var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync())
        {
            context.TerminalGroups.AddRange(new TerminalGroup { Name = "Dépôt" }, new TerminalGroup { Name = "Siège" });
            await context.SaveChangesAsync();
        }

        await RunAsync(desk, "Matricule;Nom;Prénom;Service;PIN;Cartes;Groupes;Date de naissance;Date d’entrée;Date de sortie\n"
            + "A1;BENALI;Amine;=cmd;0017;5, 6;Dépôt, Siège;02/03/1990;03/04/2024;\n".Replace("=cmd", "'=cmd", StringComparison.Ordinal)
            + "A2;SAIDI;'-Lina;@home;-5;;;12/11/1985;01/02/2020;05/06/2021\n".Replace("@home", "'@home", StringComparison.Ordinal));
        using var browser = new WebForm(server);
        await browser.SignInAsync("admin@example.org", "a-good-password-1");
        var bytes = await browser.Client.GetByteArrayAsync($"/rapports/employes/{format}?tous=true");
        if (format == "csv")
        {
            Assert.Contains("'=cmd", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }

        var done = await RunAsync(desk, bytes);

        Assert.Equal((0, 0, 2), (done.Of(RowVerdict.Insert), done.Of(RowVerdict.Update), done.Of(RowVerdict.Unchanged)));
    }

    internal static string People(int count)
    {
        var random = new Bogus.Randomizer(17);
        var names = new Bogus.DataSets.Name("fr") { Random = random };
        var text = new StringBuilder("Matricule;Nom;Prénom;Service;PIN;Carte;Date de naissance;Date d’embauche\r\n");
        for (var i = 1; i <= count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"M{i:00000};{names.LastName()};{names.FirstName()};Service {i % 20};{i:00000};{1_000_000 + i};{1 + i % 28:00}/{1 + i % 12:00}/{1960 + i % 40};{1 + i % 28}.{1 + i % 12}.{i % 25:00}\r\n");
        }

        return text.ToString();
    }

    private static EmployeePin Pin(string text) => EmployeePin.TryParse(text, out var pin) ? pin : throw new ArgumentException(text, nameof(text));

    private static Task<ImportProgress> RunAsync(AsyncServiceScope desk, string file) => RunAsync(desk, Encoding.UTF8.GetBytes(file));

    private static async Task<ImportProgress> RunAsync(AsyncServiceScope desk, byte[] file) => await StartAsync(desk, await ReadAsync(desk, file));

    private static Task<int> ReadAsync(AsyncServiceScope desk, string file) => ReadAsync(desk, Encoding.UTF8.GetBytes(file));

    private static async Task<int> ReadAsync(AsyncServiceScope desk, byte[] file)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file);
            return await desk.ServiceProvider.GetRequiredService<ReadImport>().RunAsync(path, "gens.csv", default);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<ImportProgress> StartAsync(AsyncServiceScope desk, int id)
    {
        await desk.ServiceProvider.GetRequiredService<ChangeImport>().StartAsync(id, default);
        return await DoneAsync(desk.ServiceProvider.GetRequiredService<EmployeeImports>(), id);
    }

    private static Task<ImportProgress> DoneAsync(AttendanceServer server, int id) => DoneAsync(server.Services.GetRequiredService<EmployeeImports>(), id);

    private static async Task<ImportProgress> DoneAsync(EmployeeImports imports, int id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await looks.WaitForNextTickAsync(patience.Token))
        {
            if (await imports.FindAsync(id, patience.Token) is { Import.State: ImportState.Done } done)
            {
                return done;
            }
        }

        throw new InvalidOperationException("the timer ended");
    }
}
