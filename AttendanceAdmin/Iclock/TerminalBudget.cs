namespace AttendanceAdmin.Iclock;

/// <summary>
/// What one serial number may ask for, so that whoever speaks in its name cannot fill memory and disk. An honest terminal asks one thing
/// after the other and holds two hundred thousand punches, some ten megabytes; a bridge that speaks for a shop full of them, or repeats
/// what was not acknowledged, is served as well.
/// </summary>
internal sealed class TerminalBudget(TimeProvider time)
{
    public const int MostAtOnce = 300;

    /// <summary>Thirty times the longest upload that is taken.</summary>
    public const long MostBytes = 2L << 30;

    public const long BytesPerSecond = 8L << 20;

    private readonly Lock gate = new();
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
            if (atOnce >= MostAtOnce || bytes < 0)
            {
                return false;
            }

            atOnce++;
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
        bytes = Math.Min(MostBytes, bytes + seconds * BytesPerSecond);
    }
}
