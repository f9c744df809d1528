using AttendanceAdmin.Data;
using AttendanceAdmin.Data.PostgreSql;
using Quartz;

namespace AttendanceAdmin.Site;

/// <summary>What the rooms do at intervals; each registers its own jobs in its module, one line each.</summary>
internal static class Jobs
{
    /// <param name="every">Also how long after the start it runs first.</param>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, TimeSpan every)
        where TJob : class, IJob
    {
        var name = typeof(TJob).Name;
        services.AddSingleton(new JobKind(name, every));
        services.AddQuartz(q => q.ScheduleJob<TJob>(
            t => t.WithIdentity(name).StartAt(TimeProvider.System.GetUtcNow() + every).WithSimpleSchedule(every, null), j => j.WithIdentity(name)));
        return services;
    }

    /// <summary>Shows how the rounds of a background service end; see <see cref="Rounds{TService}"/>.</summary>
    public static IServiceCollection AddRounds<TService>(this IServiceCollection services)
        where TService : IHostedService
    {
        services.AddSingleton(new JobKind(typeof(TService).Name, Every: null));
        return services.AddSingleton<Rounds<TService>>();
    }

    /// <summary>
    /// The scheduler that runs them all; it ends with the server, after the jobs that run then. On SQLite there is one server, and its memory is enough:
    /// what is due is a query on the data.
    /// </summary>
    public static void AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ListJobs>();
        builder.Services.AddQuartz(q =>
        {
            q.AddJobListener(s => s.GetRequiredService<JobLog>());
            if (DatabaseOptions.Of(builder.Configuration) is { Provider: DatabaseProvider.PostgreSql } options)
            {
                q.KeepIn(options);
            }
        });
        builder.Services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
