using System.Collections.Concurrent;
using System.Net;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>How many connections each address holds to the device port. All terminals of a shop may come from one address; not thousands.</summary>
internal sealed class ConnectionCount
{
    public const int MostPerAddress = 2000;

    private readonly ConcurrentDictionary<IPAddress, int> held = new();

    /// <returns>False if it holds too many; true obliges to call <see cref="Close"/>.</returns>
    public bool TryOpen(IPAddress address)
    {
        if (held.AddOrUpdate(address, 1, static (_, count) => count + 1) <= MostPerAddress)
        {
            return true;
        }

        Close(address);
        return false;
    }

    public void Close(IPAddress address)
    {
        // An address that holds none is forgotten, unless it has just opened another.
        if (held.AddOrUpdate(address, 0, static (_, count) => count - 1) == 0)
        {
            held.TryRemove(KeyValuePair.Create(address, 0));
        }
    }

    public int Of(IPAddress address) => held.GetValueOrDefault(address);
}
