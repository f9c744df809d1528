using Npgsql;
using Quartz;

namespace AttendanceAdmin.Data.PostgreSql;

/// <summary>
/// Jobs and their triggers in the database, so that of several servers one runs each, and another takes over what a dead one had. The scheduler makes
/// its tables itself at the start (<c>qrtz_…</c>); they are its own and none of the model's.
/// </summary>
internal static class ClusteredJobs
{
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(10);

    public static void KeepIn(this IQuartzBuilder quartz, DatabaseOptions options) => quartz.UsePersistentStore(store =>
    {
        store.UsePostgres(NpgsqlFactory.Instance, options.ConnectionString);
        store.UseSystemTextJsonSerializer();
        store.UseClustering(c => c.CheckinInterval = CheckIn);
        store.ProvisionSchema();
    });
}
