namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>What terminals should know of people, and what they know.</summary>
internal static class AtTerminalsModule
{
    public static void AddAtTerminals(this IServiceCollection services)
    {
        services.AddSingleton<TellTerminals>();
        services.AddSingleton<PeopleToSend>();
        services.AddSingleton<TerminalFiller>();
        services.AddSingleton<PeopleDue>();
        services.AddSingleton<AdoptCards>();
        services.AddSingleton<NoteSeenPeople>();
        services.AddSingleton<PassRules>();
        services.AddSingleton<ReconcileTerminal>();
        services.AddSingleton<NoteEmptied>();
        services.AddSingleton<ListTerminalPeople>();
        services.AddScoped<ResyncTerminal>();
        services.AddScoped<AdoptPerson>();
        services.AddSingleton<RemoveFromTerminal>();
        services.AddHostedService(s => s.GetRequiredService<TerminalFiller>());
    }
}
