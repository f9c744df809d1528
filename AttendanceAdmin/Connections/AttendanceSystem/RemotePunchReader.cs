using System.Globalization;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.Importing;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>Reads the punches of a remote "Attendance System", and whose they are here.</summary>
internal sealed class RemotePunchReader(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, SiteClock site)
{
    public async Task<People> PeopleAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new People(
            connectionId,
            await KnownThere.ReadAsync(context, connectionId, cancellationToken),
            employees.All.Where(e => e.Active).ToLookup(e => FoldedText.Of(e.Name), e => e.Id, StringComparer.Ordinal),
            site.TimeZone);
    }

    /// <param name="ByRemoteId">Those that were sent there or taken over from there.</param>
    /// <param name="ByName">Who has the name of <c>employee_name</c>; only where one has it.</param>
    internal sealed record People(int ConnectionId, IReadOnlyDictionary<string, int> ByRemoteId, ILookup<string, int> ByName, TimeZoneInfo Zone)
    {
        private const short In = 0;
        private const short Out = 1;

        public RowReading Read(JsonElement row, int line)
        {
            var text = row.GetRawText();
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("employee_id", out var id) || id.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            {
                return Not("Reason" + QuarantineReason.NoPin);
            }

            if (!ForeignTime.TryParse(Text(row, "timestamp"), Zone, out var local))
            {
                return Not("Reason" + QuarantineReason.BadTime);
            }

            // Its ids are not our PINs, and must stay apart from them: who is found here later must not change the punch's identity.
            if (!EmployeePin.TryParse(string.Create(CultureInfo.InvariantCulture, $"A{ConnectionId}-{id}"), out var pin))
            {
                return Not("Reason" + QuarantineReason.BadPin);
            }

            var leaves = string.Equals(Text(row, "type"), "EXIT", StringComparison.OrdinalIgnoreCase);
            var raw = Encoding.UTF8.GetBytes(text);
            return new RowReading(line, text, new PunchReading(
                pin, new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerSecond), leaves ? Out : In, Punch.NoCode,
                leaves ? PunchDirection.Out : PunchDirection.In, null, raw[..Math.Min(raw.Length, Punch.MaxRawLength)], OwnerOf(id.ToString(), Text(row, "employee_name"))), null);

            RowReading Not(string reason) => new(line, text, null, reason);
        }

        private int? OwnerOf(string remoteId, string? name) =>
            ByRemoteId.TryGetValue(remoteId, out var known) ? known
            : name is not null && ByName[FoldedText.Of(name)].Take(2).ToList() is [var only] ? only
            : null;

        private static string? Text(JsonElement row, string name) =>
            row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
