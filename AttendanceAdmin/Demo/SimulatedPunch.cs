using System.Globalization;

namespace AttendanceAdmin.Demo;

/// <summary>One record in a simulated terminal's memory.</summary>
/// <param name="LocalTime">The terminal's wall clock, whole seconds.</param>
internal readonly record struct SimulatedPunch(string Pin, DateTime LocalTime, int Status = 0, int Verify = 1)
{
    /// <summary>As it stands in an ATTLOG upload: PIN, time, status, verification, work code and two reserved columns.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Pin}\t{LocalTime:yyyy-MM-dd HH:mm:ss}\t{Status}\t{Verify}\t0\t0\t0");
}
