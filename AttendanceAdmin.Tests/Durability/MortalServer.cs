using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Durability;

/// <summary>The program on one database, killed and started again; its terminals are told where it listens now.</summary>
internal sealed class MortalServer : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly string[] settings;
    private AttendanceProcess process;
    private TaskCompletionSource<AttendanceProcess> up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MortalServer(TestDatabase database, string[] settings, AttendanceProcess process)
    {
        this.database = database;
        this.settings = settings;
        this.process = process;
        up.SetResult(process);
    }

    public static async Task<MortalServer> StartAsync(TestDatabase database, params string[] settings) =>
        new(database, settings, await LaunchAsync(database, settings));

    /// <summary>Where terminals find it; waits while it is down.</summary>
    public Task<AttendanceProcess> WhenUpAsync() => Volatile.Read(ref up).Task.WaitAsync(Patience.Limit);

    /// <param name="between">While it is dead.</param>
    public async Task KillAndRestartAsync(Func<Task>? between = null)
    {
        Volatile.Write(ref up, new TaskCompletionSource<AttendanceProcess>(TaskCreationOptions.RunContinuationsAsynchronously));
        await process.KillAsync();
        await process.DisposeAsync();
        await (between?.Invoke() ?? Task.CompletedTask);
        process = await LaunchAsync(database, settings);
        up.SetResult(process);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static Task<AttendanceProcess> LaunchAsync(TestDatabase database, string[] settings) =>
        AttendanceProcess.StartAsync([.. database.Settings, "Terminals:ApproveNew=true", .. settings]);
}
