namespace AttendanceAdmin.Shell;

/// <summary>
/// For what pages let themselves be told by timers and feeds: a circuit's language flows with its execution context, and
/// whoever calls from outside brings another one.
/// </summary>
internal static class OwnContext
{
    /// <summary>The same listener, heard in the context in which it is handed over here.</summary>
    public static Action Keep(Action listener)
    {
        var context = ExecutionContext.Capture();
        return context is null ? listener : () => ExecutionContext.Run(context, static l => ((Action)l!)(), listener);
    }
}
