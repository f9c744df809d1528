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
        services.AddHostedService(s => s.GetRequiredService<TerminalFiller>());
    }
}
