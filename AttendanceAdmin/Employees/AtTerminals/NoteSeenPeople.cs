namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Takes down whom a terminal says that it knows: recognised by the PIN, else kept for somebody to say who it is.</summary>
internal sealed class NoteSeenPeople(SeenPeople seen, TellTerminals tell, AdoptCards cards)
{
    public async Task NoteAsync(int terminalId, IReadOnlyList<SeenPerson> people, CancellationToken cancellationToken)
    {
        foreach (var some in people.GroupBy(p => p.Pin, StringComparer.Ordinal).Select(g => g.Last()).Chunk(TellTerminals.AtOnce))
        {
            var fresh = new List<(int EmployeeId, string Card)>();
            await tell.InTurnAsync(async () => fresh = await seen.NoteAsync(terminalId, some, cancellationToken), cancellationToken);
            if (fresh.Count > 0)
            {
                await cards.RunAsync(fresh, cancellationToken);
            }
        }
    }
}
