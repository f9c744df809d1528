namespace AttendanceAdmin.Tm20.Sessions;

/// <summary>How much may be under way in messages that are not complete, over all connections: a thousand large ones at once do not fill the memory.</summary>
internal sealed class MessageBudget
{
    public const int MaxBytes = 256 * 1024 * 1024;

    private long reserved;

    public bool TryReserve(int bytes)
    {
        if (Interlocked.Add(ref reserved, bytes) <= MaxBytes)
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    public void Release(int bytes) => Interlocked.Add(ref reserved, -bytes);
}
