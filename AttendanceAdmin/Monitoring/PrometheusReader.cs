using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AttendanceAdmin.Monitoring;

/// <summary>Collects the metrics at the moment somebody asks for them.</summary>
internal sealed class PrometheusReader : IDisposable
{
    private readonly TextExporter exporter;
    private readonly Lock gate = new();

    public PrometheusReader()
    {
        exporter = new TextExporter();
        Reader = new BaseExportingMetricReader(exporter);
    }

    public MetricReader Reader { get; }

    public string Collect()
    {
        lock (gate)
        {
            exporter.Text.Clear();
            exporter.Collect!(Timeout.Infinite);
            return exporter.Text.ToString();
        }
    }

    public void Dispose() => exporter.Dispose();

    [ExportModes(ExportModes.Pull)]
    private sealed class TextExporter : BaseExporter<Metric>, IPullMetricExporter
    {
        /// <summary>Given by the reader; asks for a collection, which comes back as <see cref="Export"/>.</summary>
        public Func<int, bool>? Collect { get; set; }

        public StringBuilder Text { get; } = new();

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                PrometheusText.Append(Text, metric);
            }

            return ExportResult.Success;
        }
    }
}
