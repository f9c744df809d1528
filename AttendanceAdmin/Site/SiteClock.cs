using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Site;

/// <summary>The site's settings and zone, in memory; replaced when an administrator saves them.</summary>
internal sealed class SiteClock(TimeProvider time)
{
    private volatile SiteSettings settings = new()
    {
        Name = "AttendanceAdmin", TimeZone = "UTC", Culture = "fr", Country = "DZ", DayStart = new TimeOnly(4, 0),
    };

    /// <summary>Raised after other settings came into force.</summary>
    public event Action? Changed;

    public SiteSettings Settings => settings;

    public TimeZoneInfo TimeZone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>The wall clock of the site now.</summary>
    public DateTime LocalNow => WallClock.FromInstant(time.GetUtcNow(), TimeZone);

    public void Use(SiteSettings saved)
    {
        settings = saved;
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(saved.TimeZone);
        Changed?.Invoke();
    }

    /// <summary>The zone of that IANA name; the site's if there is no name.</summary>
    public TimeZoneInfo Zone(string? name) => string.IsNullOrEmpty(name) ? TimeZone : TimeZoneInfo.FindSystemTimeZoneById(name);

    /// <summary>Reads the settings, writing the first-start values down if there are none yet.</summary>
    public async Task LoadAsync(AttendanceContext context, SiteOptions first, CancellationToken cancellationToken)
    {
        var saved = await context.SiteSettings.SingleOrDefaultAsync(cancellationToken);
        if (saved is null)
        {
            saved = new SiteSettings
            {
                Name = first.Name,
                TimeZone = string.IsNullOrEmpty(first.TimeZone) ? TimeZoneInfo.Local.Id : first.TimeZone,
                Culture = first.Culture,
                Country = first.Country,
                DayStart = TimeOnly.ParseExact(first.DayStart, "HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            };
            context.SiteSettings.Add(saved);
            await context.SaveChangesAsync(cancellationToken);
        }

        Use(saved);
    }
}
