namespace AttendanceAdmin.Site;

internal static class SiteModule
{
    public static void AddSite(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section);
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        builder.Services.AddSingleton<SiteClock>();
        builder.Services.AddSingleton<JobLog>();
        builder.Services.AddScoped<SaveSiteSettings>();
    }
}
