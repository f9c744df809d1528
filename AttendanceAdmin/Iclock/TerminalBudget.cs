namespace AttendanceAdmin.Iclock;

/// <summary>
/// What one serial number may ask for, so that whoever speaks in its name can neither fill memory and disk nor starve the others. An honest
/// terminal asks one thing after the other and holds two hundred thousand punches, some ten megabytes: it never comes near any of this.
/// </summary>
internal sealed class TerminalBudget(TimeProvider time)
{
    /// <summary>Requests at the same time: one, and those whose connection broke and which the server has not noticed yet.</summary>
    public const int MostAtOnce = 8;

    public const int MostRequests = 20_000;
    public const int RequestsPerSecond = 200;
    public const long MostBytes = 512L << 20;
    public const long BytesPerSecond = 1L << 20;

    private readonly Lock gate = new();
    private double requests = MostRequests;
    private double bytes = MostBytes;
    private DateTimeOffset filledAt = time.GetUtcNow();
    private int atOnce;

    /// <summary>Requests that are being served now.</summary>
    public int AtOnce => Volatile.Read(ref atOnce);

    /// <returns>False if it must come again later; true obliges to call <see cref="Leave"/>.</returns>
    public bool TryEnter()
    {
        lock (gate)
        {
            Fill();
            if (atOnce >= MostAtOnce || requests < 1 || bytes < 0)
            {
                return false;
            }

            atOnce++;
            requests--;
            return true;
        }
    }

    /// <param name="received">Bytes of the body, which nobody knows before it has come.</param>
    public void Leave(long received)
    {
        lock (gate)
        {
            atOnce--;
            bytes -= received;
        }
    }

    private void Fill()
    {
        var now = time.GetUtcNow();
        var seconds = Math.Max(0, (now - filledAt).TotalSeconds);
        filledAt = now;
        requests = Math.Min(MostRequests, requests + seconds * RequestsPerSecond);
        bytes = Math.Min(MostBytes, bytes + seconds * BytesPerSecond);
    }
}
