using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.External;

/// <summary>Makes punches count or not as another system's records say; what a person decided about a punch stays.</summary>
internal sealed class ExternalCorrections(IStringLocalizer<PunchesTexts> texts, Audit audit, PunchFeed feed)
{
    /// <summary>Within the caller's transaction.</summary>
    /// <returns>What to tell of it afterwards.</returns>
    public async Task<IReadOnlyList<Punch>> ApplyAsync(AttendanceContext context, IReadOnlyList<ExternalRecord> records, DateTimeOffset now)
    {
        var corrected = new List<Punch>();
        foreach (var ofPunch in records.GroupBy(r => r.PunchId!.Value))
        {
            var by = ofPunch.First().Source.ToString();
            var punch = await context.Punches.SingleAsync(p => p.Id == ofPunch.Key);
            var counts = ofPunch.Any(r => r.Verdict == ExternalVerdict.Counts);
            if (!counts && punch.IgnoredAt is null)
            {
                (punch.IgnoredAt, punch.IgnoredBy, punch.IgnoredReason) = (now, by, texts["External" + ofPunch.Max(r => r.Verdict), by]);
                corrected.Add(punch);
            }
            else if (counts && punch.IgnoredBy == by)
            {
                (punch.IgnoredAt, punch.IgnoredBy, punch.IgnoredReason) = (null, null, null);
                corrected.Add(punch);
            }
        }

        context.AddRange(corrected.Where(p => p.EmployeeId is not null).Select(p => StaleDays.Around(p.EmployeeId!.Value, p.Day, p.Day)));
        return corrected;
    }

    public async Task TellAsync(PunchSource source, IReadOnlyList<Punch> corrected)
    {
        foreach (var punch in corrected)
        {
            await audit.RecordForAsync(
                source.ToString(), punch.IgnoredAt is null ? AuditAction.PunchRestored : AuditAction.PunchIgnored,
                punch.Id.ToString(CultureInfo.InvariantCulture), punch.IgnoredReason);
        }

        if (corrected.Count > 0)
        {
            feed.PublishCorrection();
        }
    }
}
