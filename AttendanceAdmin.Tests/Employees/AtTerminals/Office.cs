using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.History;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>A server, the terminals that call it, and HR, who changes people through the API.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly AttendanceServer server;
    private readonly List<SimulatedIclockTerminal> terminals = [];

    private Office(TestDatabase database, AttendanceServer server)
    {
        this.database = database;
        this.server = server;
        Api = server.ApiClient();
    }

    public AttendanceServer Server => server;

    public HttpClient Api { get; }

    public TerminalCommandQueue Queue => Get<TerminalCommandQueue>();

    public static async Task<Office> OpenAsync(Database kind = Database.Sqlite, params string[] settings)
    {
        var stored = await TestDatabase.CreateAsync(kind);
        return new Office(stored, await AttendanceServer.StartAsync(stored, ["Terminals:ApproveNew=true", .. settings]));
    }

    public T Get<T>()
        where T : notnull => server.Services.GetRequiredService<T>();

    /// <summary>A terminal that has shaken hands; it polls when it is told to.</summary>
    public async Task<SimulatedIclockTerminal> ConnectAsync(string serial = "A5KX203260068", SimulatedModel? model = null)
    {
        var terminal = new SimulatedIclockTerminal(server.Iclock, serial, TimeProvider.System, model);
        terminals.Add(terminal);
        Assert.True(await terminal.HandshakeAsync());
        await Get<TerminalFiller>().FillAsync(CancellationToken.None);
        return terminal;
    }

    public int IdOf(SimulatedIclockTerminal terminal) => Get<TerminalDirectory>().All.Single(t => t.Serial == terminal.Serial).Id;

    /// <summary>Polls until there is nothing left to fetch.</summary>
    public async Task CarryOutAsync(SimulatedIclockTerminal terminal)
    {
        for (var polls = 0; Queue.OpenCount(IdOf(terminal)) > 0; polls++)
        {
            Assert.True(polls < 200, "The queue does not come to an end.");
            Assert.True(await terminal.PollAsync());
        }
    }

    public async Task<int> HireAsync(string lastName, string? pin, string firstName = "")
    {
        using var response = await Api.PostAsJsonAsync("/api/v1/employees", new { last_name = lastName, first_name = firstName, pin });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    public async Task ChangeAsync(int employeeId, Action<Employee> change)
    {
        await using var work = await Get<EmployeeRegister>().BeginAsync(CancellationToken.None);
        change((await work.FindAsync(employeeId, CancellationToken.None))!);
        await work.SaveAsync(work.Act(ActKind.Form, "hr@example.org"), CancellationToken.None);
    }

    public async Task<int> GroupAsync(string name, params SimulatedIclockTerminal[] equipment)
    {
        using var response = await Api.PostAsJsonAsync("/api/v1/groups", new { name });
        var id = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        foreach (var terminal in equipment)
        {
            (await Api.PostAsJsonAsync($"/api/v1/groups/{id}/terminals", new { terminal_id = IdOf(terminal) })).EnsureSuccessStatusCode();
        }

        await Get<TerminalFiller>().FillAsync(CancellationToken.None);
        return id;
    }

    public Task<List<TerminalCommand>> CommandsAsync() => ReadAsync(c => c.TerminalCommands.AsNoTracking().OrderBy(t => t.Id).ToListAsync());

    public Task<List<TerminalPerson>> PeopleAsync(SimulatedIclockTerminal terminal)
    {
        var id = IdOf(terminal);
        return ReadAsync(c => c.TerminalPeople.AsNoTracking().Where(p => p.TerminalId == id).OrderBy(p => p.Pin).ToListAsync());
    }

    public async Task<T> ReadAsync<T>(Func<AttendanceContext, Task<T>> question)
    {
        await using var context = await Get<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        return await question(context);
    }

    public async ValueTask DisposeAsync()
    {
        terminals.ForEach(t => t.Dispose());
        Api.Dispose();
        await server.DisposeAsync();
        await database.DisposeAsync();
    }
}
