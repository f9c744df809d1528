namespace AttendanceAdmin.Demo;

/// <summary>A terminal of any family, as somebody sees it who walks past it or pulls its cable.</summary>
internal interface ISimulatedTerminal : IDisposable
{
    string Serial { get; }

    SimulatedClock Clock { get; }

    SimulatedFlash Flash { get; }

    /// <summary>Somebody comes in, or goes out.</summary>
    /// <returns>Whether it was acknowledged.</returns>
    Task<bool> PassAsync(string pin, bool comes, CancellationToken cancellationToken);

    /// <summary>Its cable is pulled: what is punched now is kept until it is connected again.</summary>
    void Disconnect();

    /// <summary>Lives as a terminal does until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
