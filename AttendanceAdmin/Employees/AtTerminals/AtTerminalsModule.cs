using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>What terminals should know of people, and what they know.</summary>
internal static class AtTerminalsModule
{
    public static void AddAtTerminals(this IServiceCollection services)
    {
        services.AddSingleton<TellTerminals>();
        services.AddSingleton<PeopleToSend>();
        services.AddSingleton<FillTerminal>();
        services.AddSingleton<TerminalFiller>();
        services.AddSingleton<PeopleDue>();
        services.AddSingleton<AdoptCards>();
        services.AddSingleton<SeenPeople>();
        services.AddSingleton<NoteSeenPeople>();
        services.AddSingleton<PassRules>();
        services.AddSingleton<ReconcileTerminal>();
        services.AddSingleton<NoteEmptied>();
        services.AddSingleton<TemplateVault>();
        services.AddSingleton<TemplateShelf>();
        services.AddSingleton<NoteSeenTemplates>();
        services.AddSingleton<TemplatesToSend>();
        services.AddSingleton<CountTemplates>();
        services.AddJob<ReturnedTerminalsJob>(TimeSpan.FromMinutes(1));
        services.AddJob<ForgetTemplatesJob>(TimeSpan.FromMinutes(10));
        services.AddSingleton<ListTerminalPeople>();
        services.AddScoped<ResyncTerminal>();
        services.AddScoped<AdoptPerson>();
        services.AddSingleton<RemoveFromTerminal>();
        services.AddRounds<TerminalFiller>();
        services.AddHostedService(s => s.GetRequiredService<TerminalFiller>());
    }
}
