using AttendanceAdmin.Punches.Approvals;
using AttendanceAdmin.Punches.External;
using AttendanceAdmin.Punches.Importing;
using AttendanceAdmin.Punches.PlainDays;
using AttendanceAdmin.Punches.UnknownPins;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Punches;

internal static class PunchesModule
{
    public static void AddPunches(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PunchFeed>();
        services.AddSingleton<PunchMetrics>();
        services.AddSingleton<PunchRows>();
        services.AddSingleton<PunchNews>();
        services.AddSingleton<IntakeCommit>();
        services.AddSingleton<PunchIntake>();
        services.AddSingleton<PunchList>();
        services.AddSingleton<PunchesApi.Directories>();
        services.AddScoped<RecordManualPunch>();
        services.AddScoped<CorrectPunch>();
        services.AddScoped<ApplyCorrection>();
        services.AddScoped<ProposeCorrection>();
        services.AddScoped<SubmitCorrection>();
        services.AddScoped<DecideProposal>();
        services.AddSingleton<ListProposals>();
        services.AddScoped<Quarantine>();
        services.AddUnknownPins();
        services.AddPunchImports();
        services.AddSingleton<ListPlainDays>();
        services.AddSingleton<PunchTotals>();
        services.AddScoped<RecordExternal>();
        services.AddScoped<ExternalCorrections>();
        services.AddOptions<RawInboxOptions>().BindConfiguration(RawInboxOptions.Section);
        services.AddJob<RawInboxCleanUpJob>(TimeSpan.FromHours(1));
        services.AddSingleton<MoveMergedPunches>();
        services.AddRounds<MergedPunchesJob>().AddHostedService<MergedPunchesJob>();
        services.AddHostedService(s => s.GetRequiredService<PunchIntake>());
    }

    private static void AddUnknownPins(this IServiceCollection services)
    {
        services.AddSingleton<ShelfCount>();
        services.AddSingleton<PinOwnership>();
        services.AddSingleton<ShelfOffers>();
        services.AddSingleton<UnknownPinShelf>();
        services.AddScoped<PinAssignments>();
        services.AddScoped<AssignPin>();
        services.AddScoped<UndoAssignment>();
        services.AddJob<ShelfJob>(TimeSpan.FromSeconds(10));
    }

    public static void MapPunches(this WebApplication app)
    {
        app.MapPunchesApi();
        app.MapUnknownPinsApi();
        app.MapPunchImports();
    }
}
