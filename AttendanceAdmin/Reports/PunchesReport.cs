using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Reports.Files;
using Microsoft.Extensions.Primitives;

namespace AttendanceAdmin.Reports;

/// <summary><c>pointages?…</c>: the search of the list of punches.</summary>
internal sealed class PunchesReport(PunchList list, PunchColumns columns) : IReport
{
    public string Name => "pointages";

    public string Policy => Policies.Read;

    public AuditAction Action => AuditAction.PunchesExported;

    public Task<ReportPlan?> PlanAsync(ReportQuestion question, CancellationToken cancellationToken)
    {
        var search = PunchAddress.Read(question.Values.Select(v => KeyValuePair.Create(v.Key, new StringValues(v.Value))));
        return Task.FromResult<ReportPlan?>(new ReportPlan(Name, cancel =>
            list.AllAsync(search, cancel).Select(columns.Cells).Prepend(columns.Header())));
    }
}
