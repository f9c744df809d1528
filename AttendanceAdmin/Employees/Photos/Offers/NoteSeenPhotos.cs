using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos.Reading;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Employees.Photos.Offers;

/// <summary>
/// Takes down the photos that a terminal says it holds, through the same checks as any other photo. Where the law forbids it nothing is kept, and the
/// log says so.
/// </summary>
internal sealed partial class NoteSeenPhotos(TellTerminals tell, OfferShelf shelf, SiteClock site, ILogger<NoteSeenPhotos> logger)
{
    public async Task NoteAsync(int terminalId, IReadOnlyCollection<SeenPhoto> photos, CancellationToken cancellationToken)
    {
        if (photos.Count > 0 && !Countries.AllowBiometrics(site.Settings.Country))
        {
            Log.Dropped(logger, photos.Count, terminalId, site.Settings.Country);
            return;
        }

        foreach (var seen in photos)
        {
            switch (PhotoReader.Read(seen.Picture))
            {
                case PhotoReading.Good { Photo: var photo }:
                    await tell.InTurnAsync(() => shelf.PutAsync(terminalId, seen.Pin, photo, cancellationToken), cancellationToken);
                    break;
                case PhotoReading.Bad bad:
                    Log.Refused(logger, seen.Pin, terminalId, bad.Fault, bad.Found);
                    break;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Photos} photos of terminal {TerminalId} were not kept: {Country} does not allow them for working time")]
        public static partial void Dropped(ILogger logger, int photos, int terminalId, string country);

        [LoggerMessage(LogLevel.Information, "The photo of PIN {Pin} that terminal {TerminalId} sent cannot be used: {Fault} {Found}")]
        public static partial void Refused(ILogger logger, string pin, int terminalId, PhotoFault fault, string found);
    }
}
