using System.Diagnostics.Metrics;
using System.Text.Json;
using AttendanceAdmin.Connections.Calling;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>The figures of deliveries. Connections by number: their names are nobody's business on an open page.</summary>
internal sealed class DeliveryMetrics
{
    public const string MeterName = "AttendanceAdmin.Connections";

    private readonly Counter<long> sent;
    private readonly Counter<long> failed;
    private readonly Histogram<double> requests;
    private volatile IReadOnlyDictionary<int, ConnectionHealth> last = new Dictionary<int, ConnectionHealth>();

    public DeliveryMetrics(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(MeterName);
        sent = meter.CreateCounter<long>("attendance.deliveries.sent", description: "Punches that another system took");
        failed = meter.CreateCounter<long>("attendance.deliveries.failed", description: "Tries to deliver a punch that failed");
        requests = meter.CreateHistogram<double>("attendance.deliveries.request", "s", "Time that other systems took to answer");
        meter.CreateObservableGauge("attendance.deliveries.open", Open, description: "Punches not delivered, by state");
        meter.CreateObservableGauge("attendance.deliveries.oldest", () => Oldest(time.GetUtcNow()), "s", "Age of the oldest punch that waits");
    }

    public void Sent(Connection connection, int punches) => sent.Add(punches, Tag(connection.Id));

    public void Failed(Connection connection, int punches, Trouble trouble) =>
        failed.Add(punches, Tag(connection.Id), new("trouble", JsonNamingPolicy.SnakeCaseLower.ConvertName(trouble.ToString())));

    public void Asked(Connection connection, TimeSpan took) => requests.Record(took.TotalSeconds, Tag(connection.Id));

    /// <summary>Gauges show what was counted last, and count nothing themselves.</summary>
    public void Note(IReadOnlyDictionary<int, ConnectionHealth> healths) => last = healths;

    private IEnumerable<Measurement<long>> Open() => last.SelectMany(h => new Measurement<long>[]
    {
        new(h.Value.Pending, Tag(h.Key), new("state", "pending")),
        new(h.Value.Failed, Tag(h.Key), new("state", "failed")),
        new(h.Value.Dead, Tag(h.Key), new("state", "dead")),
    });

    private IEnumerable<Measurement<double>> Oldest(DateTimeOffset now) =>
        last.Where(h => h.Value.OldestWaiting is not null).Select(h => new Measurement<double>((now - h.Value.OldestWaiting!.Value).TotalSeconds, Tag(h.Key)));

    private static KeyValuePair<string, object?> Tag(int connection) => new("connection", connection);
}
