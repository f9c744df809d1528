using System.Globalization;
using System.Security.Claims;
using System.Text;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Punches;

/// <summary>People and punches for tests that are about neither form nor wire.</summary>
internal static class TestCompany
{
    public static async Task<Employee> HireAsync(this AttendanceServer server, string name, string? pin, string? department = null)
    {
        var parts = name.Split(' ');
        var employee = new Employee
        {
            Matricule = "M-" + (pin ?? name), LastName = parts[0], FirstName = parts[^1], Department = department, Pin = pin,
        };
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        context.Employees.Add(employee);
        await context.SaveChangesAsync();
        await server.Services.GetRequiredService<EmployeeDirectory>().LoadAsync(CancellationToken.None);
        return employee;
    }

    /// <summary>A scope as a page has one, of somebody who is signed in.</summary>
    public static AsyncServiceScope Desk(this AttendanceServer server, string user = "hr@example.org")
    {
        var scope = server.Services.CreateAsyncScope();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], "test");
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity))));
        return scope;
    }

    /// <param name="time"><c>2026-03-02 08:00:00</c></param>
    public static Task PunchAsync(
        this AttendanceServer server, KnownTerminal? terminal, string pin, string time, PunchDirection direction = PunchDirection.In) =>
        server.PunchAsync(terminal, Reading(pin, time, direction));

    public static async Task PunchAsync(this AttendanceServer server, KnownTerminal? terminal, params PunchReading[] readings)
    {
        foreach (var piece in readings.Chunk(PunchIntake.MaxBatchRows))
        {
            var outcome = await server.Services.GetRequiredService<PunchIntake>()
                .RecordAsync(new IntakeBatch(terminal, PunchSource.Iclock, "ATTLOG", piece, [], []));
            Assert.IsType<IntakeOutcome.Stored>(outcome);
        }
    }

    public static PunchReading Reading(string pin, string time, PunchDirection direction = PunchDirection.In)
    {
        Assert.True(EmployeePin.TryParse(pin, out var parsed));
        var local = DateTime.ParseExact(time, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var status = (short)(direction == PunchDirection.Unknown ? 255 : (int)direction - 1);
        return new PunchReading(parsed, local, status, 15, direction, null, Encoding.ASCII.GetBytes($"{pin}\t{time}\t{status}\t15\t0\t0"));
    }

    /// <summary>Seconds of the site's wall clock from now, as a terminal writes them.</summary>
    public static string FromNow(this AttendanceServer server, TimeSpan offset) =>
        (server.Services.GetRequiredService<SiteClock>().LocalNow + offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
