using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos.Reading;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.Photos.Offers;

/// <summary>Writes down that a terminal knows a photo of somebody, and offers it to the person's record unless that has it already.</summary>
internal sealed class OfferShelf(IDbContextFactory<AttendanceContext> contexts, PhotoFiles files, EmployeeDirectory directory, TimeProvider time)
{
    /// <summary>A photo that comes back so soon is the one that was sent, which firmware writes anew.</summary>
    private static readonly TimeSpan EchoTime = TimeSpan.FromMinutes(10);

    public async Task PutAsync(int terminalId, string pin, CleanPhoto photo, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await context.TerminalPeople
                .Where(p => p.TerminalId == terminalId && p.Pin == pin && (p.Item == PersonItem.Record || p.Item == PersonItem.Photo)).ToListAsync(cancellationToken);
            var record = rows.Find(r => r.Item == PersonItem.Record);
            if (record?.IsOfSomebodyGone(id => directory.Find(id) is { Active: true }) == true)
            {
                return;
            }

            var hash = await files.KeepAsync(photo.Bytes, cancellationToken);
            var row = rows.Find(r => r.Item == PersonItem.Photo) ?? context.TerminalPeople.Add(New(terminalId, pin)).Entity;
            row.EmployeeId ??= record?.EmployeeId ?? directory.FindOwner(terminalId, pin)?.Id;
            if (!IsEcho(row))
            {
                await OfferAsync(context, row, hash, cancellationToken);
            }

            See(row, hash);
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The queue has just noted something of it: look again.
            }
        }
    }

    private static TerminalPerson New(int terminalId, string pin) => new() { TerminalId = terminalId, Pin = pin, Item = PersonItem.Photo, State = PersonState.Known };

    private bool IsEcho(TerminalPerson row) => row.TriedHash is not null && (row.State == PersonState.Waiting || row.KnownAt > time.GetUtcNow() - EchoTime);

    /// <summary>What the terminal took by itself it may keep; of what it was sent, it is known already what that is.</summary>
    private void See(TerminalPerson row, string hash)
    {
        row.SeenAt = time.GetUtcNow();
        if (row.TriedHash is null)
        {
            row.Hash = hash[..TerminalPerson.HashLength];
            row.Wanted = row.EmployeeId is not null;
        }
    }

    private async Task OfferAsync(AttendanceContext context, TerminalPerson row, string hash, CancellationToken cancellationToken)
    {
        var offers = await context.OfferedPhotos.Where(o => o.TerminalId == row.TerminalId && o.Pin == row.Pin).OrderByDescending(o => o.SeenAt).ToListAsync(cancellationToken);
        if (offers.Exists(o => o.Hash == hash)
            || (row.EmployeeId is { } owner && await context.EmployeePhotos.AnyAsync(p => p.EmployeeId == owner && p.Hash == hash, cancellationToken)))
        {
            return;
        }

        context.OfferedPhotos.RemoveRange(offers.Skip(OfferedPhoto.Most - 1));
        context.OfferedPhotos.Add(new OfferedPhoto
        {
            TerminalId = row.TerminalId, Pin = row.Pin, EmployeeId = row.EmployeeId, Hash = hash, SeenAt = time.GetUtcNow(),
        });
    }
}
