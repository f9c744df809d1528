using System.Numerics;
using AttendanceAdmin.Connections.Calling;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What is left to send of some deliveries, in which pieces, and who is under suspicion.</summary>
internal sealed class BatchWork
{
    private readonly Stack<IReadOnlyList<DueDelivery>> pieces;
    private readonly List<(DueDelivery Delivery, Failure Failure)> suspects = [];
    private readonly int patience;
    private int failuresInARow;

    /// <param name="unit">The most of one request.</param>
    public BatchWork(IReadOnlyList<DueDelivery> deliveries, int unit)
    {
        pieces = new Stack<IReadOnlyList<DueDelivery>>(deliveries.Chunk(unit).Reverse());
        // Enough to come down to one bad record at the very front of a batch, and to see the next piece succeed.
        patience = BitOperations.Log2((uint)Math.Max(unit, 1)) + 4;
    }

    public bool AnySucceeded { get; private set; }

    /// <summary>Who failed alone.</summary>
    public IReadOnlyList<(DueDelivery Delivery, Failure Failure)> Suspects => suspects;

    public IReadOnlyList<DueDelivery>? Next() => pieces.TryPop(out var piece) ? piece : null;

    public bool IsSuspect(IReadOnlyList<DueDelivery> piece) => piece is [var single] && suspects.Exists(s => s.Delivery == single);

    public void Succeeded() => (AnySucceeded, failuresInARow) = (true, 0);

    /// <summary>Halves the piece, or suspects the one that is alone in it.</summary>
    /// <returns>False when so many failed one after the other that it must be the system.</returns>
    public bool Failed(IReadOnlyList<DueDelivery> piece, Failure failure)
    {
        if (piece is [var single])
        {
            suspects.Add((single, failure));
        }
        else
        {
            var middle = (piece.Count + 1) / 2;
            pieces.Push([.. piece.Skip(middle)]);
            pieces.Push([.. piece.Take(middle)]);
        }

        // What is refused in plain words says nothing against the system.
        return Blame.IsOfRecord(failure.Trouble) || ++failuresInARow < patience;
    }
}
