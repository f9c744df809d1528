using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports;

/// <summary>The columns of an export of punches, in the language of who asked.</summary>
internal sealed class PunchColumns(EmployeeDirectory employees, TerminalDirectory terminals, IStringLocalizer<PunchesTexts> texts)
{
    public IReadOnlyList<object?> Header() =>
    [
        .. new[] { "Date", "Time", "Matricule", "Person", "Department", "Pin", "Terminal", "Direction", "VerifyCode", "Source", "State", "TimeZone" }
            .Select(key => texts[key].Value),
    ];

    public IReadOnlyList<object?> Cells(PunchRow row)
    {
        var employee = row.EmployeeId is { } id ? employees.Find(id) : null;
        var terminal = terminals.Find(row.TerminalId);
        return
        [
            DateOnly.FromDateTime(row.LocalTime),
            TimeOnly.FromDateTime(row.LocalTime),
            employee?.Matricule,
            employee?.Name ?? texts["UnknownPin"].Value,
            employee?.Department,
            row.Pin,
            terminal?.DisplayName,
            texts["Direction" + row.Direction].Value,
            texts["Verification" + Verifications.Of(row.VerifyCode, terminal)].Value,
            texts["Source" + row.Source].Value,
            texts["State" + row.State].Value,
            row.TimeZone,
        ];
    }
}
