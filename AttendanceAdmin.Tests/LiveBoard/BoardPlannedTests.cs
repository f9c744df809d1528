using System.Collections.Immutable;
using System.Globalization;
using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class BoardPlannedTests
{
    private static readonly DateTime Came = new(2026, 3, 2, 8, 25, 0, DateTimeKind.Unspecified);
    private static readonly DateTimeOffset LateAfter = new(2026, 3, 2, 7, 10, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_counter_leads_to_the_people_it_counts_and_to_nobody_else()
    {
        await using var server = await AttendanceServer.StartAsync(directory: null, "Site:TimeZone=Africa/Algiers");
        var late = (await server.HireAsync("Benali Amina", "1", "Atelier")).Id;
        var waiting = (await server.HireAsync("Cherif Karim", "2", "Atelier")).Id;
        var absent = (await server.HireAsync("Saidi Nour", "3")).Id;
        var gone = (await server.HireAsync("Ziani Omar", "4")).Id;
        var nobody = new PlannedPerson(waiting, IsToday: true, Due: 480, Late: 0, Absence: 0, FirstIn: null, LastIn: null, LastOut: null, LateAfter);
        var plan = PlanCounts.Of(
            [nobody, nobody with { EmployeeId = late, Late = 25, FirstIn = Came, LastIn = Came }, nobody with { EmployeeId = absent, Absence = 480 }],
            LateAfter.AddMinutes(1));
        ImmutableArray<BoardDepartment> left =
        [
            new(null, [new BoardPerson(gone, "Ziani Omar", null, Presence.Out, new BoardPunch(
                1, gone, "Ziani Omar", null, null, "4", 1, "T1", Came, LateAfter, PunchDirection.Out, IsToday: true))]),
        ];
        await using var scope = server.Services.CreateAsyncScope();
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(scope.ServiceProvider);
        page.Services.AddLocalization();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");

        Assert.Equal(["Cherif Karim: attendu avant 08:10"], Listed(BoardShow.Expected));
        Assert.Equal(["Benali Amina: arrivé à 08:25", "Cherif Karim: pas encore là, attendu avant 08:10"], Listed(BoardShow.Late));
        Assert.Equal(["Saidi Nour: aucun pointage, poste terminé"], Listed(BoardShow.Absent));
        Assert.Equal(["Ziani Omar: parti à 08:25"], Listed(BoardShow.Left));

        IEnumerable<string> Listed(BoardShow show) => page.Render<BoardPlanned>(p => p.Add(b => b.Show, show).Add(b => b.Plan, plan).Add(b => b.Gone, left))
            .FindAll(".punch-who").Select(w => $"{w.Children[0].TextContent}: {w.Children[1].TextContent}");
    }
}
