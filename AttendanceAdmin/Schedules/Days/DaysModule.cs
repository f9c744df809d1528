using AttendanceAdmin.Schedules.Breakdowns;
using AttendanceAdmin.Schedules.Days.Correcting;
using AttendanceAdmin.Schedules.Inbox;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Schedules.Days;

internal static class DaysModule
{
    public static void AddDays(this IServiceCollection services)
    {
        services.AddSingleton<LoadDayInputs>();
        services.AddSingleton<ReplacedPunches>();
        services.AddSingleton<RefreshDays>();
        services.AddSingleton<WorkThroughDays>();
        services.AddSingleton<ReadDays>();
        services.AddSingleton<PunchesInDays>();
        services.AddSingleton<MoveMergedPlans>();
        services.AddSingleton<FollowChanges>();
        services.AddSingleton<FollowPunches>();
        services.AddSingleton<FollowTime>();
        services.AddSingleton<FollowStaleDays>();
        services.AddSingleton<DaysUnderWay>();
        services.AddSingleton<ReadDay>();
        services.AddScoped<MendDay>();
        services.AddSingleton<ListAnomalies>();
        services.AddSingleton<ListTroubles>();
        services.AddSingleton<InboxCount>();
        services.AddScoped<AcknowledgeAnomalies>();
        services.AddScoped<TreatDays>();
        services.AddSingleton<PlanBreakdown>();
        services.AddScoped<StoreBreakdown>();
        services.AddScoped<RecordBreakdown>();
        services.AddSingleton<BreakdownDifferences>();
        services.AddSingleton<DaysApi.Tools>();
        services.AddSingleton<GlanceAtDays>();
        services.AddSingleton<FollowDays>();
        services.AddRounds<DaysFollower>();
        services.AddHostedService<DaysFollower>();
    }
}
