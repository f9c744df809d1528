using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Demo;

public sealed class DemoDayTests
{
    [Fact]
    public async Task With_the_switch_terminals_report_and_one_waits_for_approval()
    {
        await using var server = await AttendanceServer.StartAsync(settings: "demo");
        var punched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = server.Services.GetRequiredService<PunchFeed>().Subscribe(_ => punched.TrySetResult());
        var terminals = server.Services.GetRequiredService<TerminalDirectory>();
        var knocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        terminals.Changed += t => { if (t.State == TerminalState.Pending) { knocked.TrySetResult(); } };

        await punched.Task.WaitAsync(Patience.Limit);
        if (terminals.All.All(t => t.State != TerminalState.Pending))
        {
            await knocked.Task.WaitAsync(Patience.Limit);
        }

        Assert.Equal(60, server.Services.GetRequiredService<EmployeeDirectory>().All.Count());
        Assert.Equal(InventedCompany.Newcomer, terminals.All.Single(t => t.State == TerminalState.Pending).Serial);
    }

    [Fact]
    public async Task Without_the_switch_nothing_of_it_is_there()
    {
        await using var server = await AttendanceServer.StartAsync();

        Assert.Null(server.Services.GetService<InventedCompany>());
        Assert.DoesNotContain(server.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>(), s => s is DemoDay);
    }

    [Fact]
    public void The_switch_does_not_swallow_the_setting_behind_it() =>
        Assert.Equal(["--Site:Name=X", "--Site:Culture=en"], DemoModule.WithoutSwitch(["--Site:Name=X", "--demo", "--Site:Culture=en"]));
}
