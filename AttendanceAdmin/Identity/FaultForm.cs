namespace AttendanceAdmin.Identity;

/// <summary>
/// How an API that speaks another system's language says that something is wrong, whoever finds it so: who may call, where a path leads, what can be read.
/// Its room registers it with the services.
/// </summary>
/// <param name="Prefix">Of its paths.</param>
/// <param name="Of">The body, of a message.</param>
internal sealed record FaultForm(PathString Prefix, Func<string, object> Of)
{
    /// <summary>What lies under the prefix and is not that API's.</summary>
    public IReadOnlyList<PathString> Except { get; init; } = [];

    /// <returns>The form of the API that is called; null if it has none of its own.</returns>
    public static FaultForm? Find(HttpContext context) =>
        context.RequestServices.GetServices<FaultForm>().FirstOrDefault(f => Is(context, f.Prefix) && !f.Except.Any(e => Is(context, e)));

    private static bool Is(HttpContext context, PathString prefix) => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase);
}
