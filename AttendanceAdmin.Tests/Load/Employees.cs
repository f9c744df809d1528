using System.Diagnostics;
using AttendanceAdmin.Data.Sqlite;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Load;

/// <summary>What a page of the list of 20,000 employees costs the server, wherever it is and whatever is searched.</summary>
internal static class Employees
{
    private const int People = 20_000;
    private const int Rounds = 100;

    private static readonly string[] Syllables = ["ben", "sal", "mou", "kha", "dji", "far", "ami", "zou", "ler", "mar", "bou", "had"];

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== Employees: {People:N0} of them, {Rounds} times each (p99 under 100 ms wanted)");
        var directory = Directory.CreateTempSubdirectory("attendance-load-").FullName;
        try
        {
            await using var services = Services(directory);
            var contexts = services.GetRequiredService<IDbContextFactory<Data.AttendanceContext>>();
            var deep = await FillAsync(contexts);
            var list = new ListEmployees(contexts);
            await MeasureAsync(list, "first page", new EmployeeQuery());
            await MeasureAsync(list, "deep page", new EmployeeQuery(After: deep));
            await MeasureAsync(list, "back from deep", new EmployeeQuery(Before: deep));
            await MeasureAsync(list, "search 'b'", new EmployeeQuery("b"));
            await MeasureAsync(list, "search 'be'", new EmployeeQuery("be"));
            await MeasureAsync(list, "search 'ben'", new EmployeeQuery("ben"));
            await MeasureAsync(list, "search a PIN", new EmployeeQuery("19977"));
            await MeasureAsync(list, "search, no hit", new EmployeeQuery("xyzzy"));
            await MeasureAsync(list, "with leavers, no hit", new EmployeeQuery("xyzzy", Active: null));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(ListEmployees list, string what, EmployeeQuery query)
    {
        await list.RunAsync(query, default);
        var times = new List<double>(Rounds);
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await list.RunAsync(query, default);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what,-22} p50 {times[Rounds / 2],7:F2} ms   p95 {times[Rounds * 95 / 100],7:F2} ms   p99 {times[Rounds * 99 / 100],7:F2} ms");
    }

    /// <returns>A place nine tenths down the list.</returns>
    private static async Task<EmployeePlace> FillAsync(IDbContextFactory<Data.AttendanceContext> contexts)
    {
        var random = new Random(7);
        await using var context = await contexts.CreateDbContextAsync();
        await context.Database.MigrateAsync();
        for (var i = 1; i <= People; i++)
        {
            context.Employees.Add(new Employee
            {
                Matricule = $"M{i:00000}", LastName = Name(random, 3), FirstName = Name(random, 2), Department = $"Service {i % 40}", Post = Name(random, 2),
                Pin = $"{i:00000}", Active = i % 5 != 0,
            });
            if (i % 1000 == 0)
            {
                await context.SaveChangesAsync();
                context.ChangeTracker.Clear();
            }
        }

        var row = await context.Employees.Where(e => e.Active).OrderBy(e => e.SortName).ThenBy(e => e.Id).Skip(People * 4 / 5 * 9 / 10)
            .Select(e => new { e.SortName, e.Id }).FirstAsync();
        return new EmployeePlace(row.SortName, row.Id);
    }

    private static string Name(Random random, int syllables) => string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static ServiceProvider Services(string directory) => new ServiceCollection()
        .AddDbContextFactory<SqliteAttendanceContext>(o => o.UseSqlite($"Data Source={Path.Combine(directory, "attendance.db")}").AddInterceptors(new SqlitePragmas()))
        .AddSingleton<IDbContextFactory<Data.AttendanceContext>>(s => new Factory(s.GetRequiredService<IDbContextFactory<SqliteAttendanceContext>>()))
        .BuildServiceProvider();

    private sealed class Factory(IDbContextFactory<SqliteAttendanceContext> inner) : IDbContextFactory<Data.AttendanceContext>
    {
        public Data.AttendanceContext CreateDbContext() => inner.CreateDbContext();
    }
}
