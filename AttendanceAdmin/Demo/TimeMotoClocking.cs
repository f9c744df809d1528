using System.Globalization;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Demo;

/// <summary>Somebody whom TimeMoto's cloud knows.</summary>
/// <param name="Number">As payroll knows the person; null where nobody filled it in.</param>
internal sealed record TimeMotoUser(Guid Id, string FirstName, string LastName, string? Number);

/// <summary>Messages of the cloud in the shape that was captured from a real one.</summary>
internal sealed class TimeMotoClocking(string terminal, string timeZone, TimeProvider time)
{
    private const string Wall = "yyyy-MM-ddTHH:mm:ss";
    private const int Face = 15;

    private readonly Guid client = Guid.NewGuid();
    private int sequence;

    /// <param name="local">Wall time in the zone.</param>
    public JsonObject Inserted(TimeMotoUser user, DateTime local, bool comes) => Message("attendance.inserted", new JsonObject
    {
        ["clockingType"] = comes ? "In" : "Out",
        ["clockingActionTypeId"] = comes ? 0 : 1,
        ["deviceSerialNumber"] = terminal,
        ["verificationModeId"] = Face,
        ["clientId"] = client,
        ["userId"] = user.Id,
        ["userCardNumber"] = "",
        ["userFirstName"] = user.FirstName,
        ["userLastName"] = user.LastName,
        ["userFullName"] = $"{user.FirstName} {user.LastName}",
        ["userEmployeeNumber"] = user.Number,
        ["timeZone"] = timeZone,
        ["timeLogged"] = local.ToString(Wall, CultureInfo.InvariantCulture),
        ["timeLoggedRounded"] = local.AddSeconds(-local.Second).ToString(Wall, CultureInfo.InvariantCulture),
        ["timeInserted"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        ["recordHash"] = HashCode.Combine(user.Id, local, comes),
        ["recordIgnored"] = false,
        ["clockingPairId"] = $"Pairs_Sequences_{client}_{user.Id}_{local.ToString("yyyy_MM_dd", CultureInfo.InvariantCulture)}_{Guid.NewGuid()}",
        ["planningId"] = 0,
    });

    private JsonObject Message(string name, JsonObject data) => new()
    {
        ["id"] = $"tm_{Guid.NewGuid():N}",
        ["event"] = name,
        ["sequence"] = Interlocked.Increment(ref sequence),
        ["dispatchedAt"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["data"] = data,
    };
}
