using Microsoft.Net.Http.Headers;

namespace AttendanceAdmin.Employees.Photos.Offers;

/// <summary><c>…/photos/offers</c>: what terminals took of somebody, to be seen, adopted or dismissed.</summary>
internal static class OffersApi
{
    /// <param name="photos">Of one employee, for those who may change people.</param>
    public static void MapOffersApi(this RouteGroupBuilder photos)
    {
        var offers = photos.MapGroup("offers");
        offers.MapGet("", async (int id, PhotoOffers of, CancellationToken cancel) => Results.Ok((await of.ListAsync(id, cancel)).Select(OfferAnswer.Of)));
        offers.MapGet("{offer:int}", SendAsync);
        offers.MapPost("{offer:int}/adopt", async (int id, int offer, PhotoOffers of, CancellationToken cancel) => Answer(await of.AdoptAsync(id, offer, cancel)));
        offers.MapDelete("{offer:int}", async (int id, int offer, PhotoOffers of, CancellationToken cancel) => Answer(await of.DismissAsync(id, offer, cancel)));
    }

    private static async Task<IResult> SendAsync(int id, int offer, PhotoOffers offers, PhotoFiles files, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await offers.FindAsync(id, offer, cancellationToken) is not { } found || !File.Exists(files.PathOf(found.Hash)))
        {
            return NoSuchOffer();
        }

        response.Headers.CacheControl = "private, no-cache";
        return Results.File(files.PathOf(found.Hash), PhotoFormat.Jpeg.ContentType(), entityTag: new EntityTagHeaderValue($"\"{found.Hash}\""));
    }

    private static IResult Answer(bool done) => done ? Results.NoContent() : NoSuchOffer();

    private static IResult NoSuchOffer() => Results.Problem("That photo is not offered any more.", statusCode: StatusCodes.Status404NotFound);

    internal sealed record OfferAnswer(int Id, string Url, int TerminalId, string Pin, DateTimeOffset SeenAt)
    {
        public static OfferAnswer Of(OfferedPhoto o) => new(o.Id, OfferedPhoto.UrlOf(o.EmployeeId!.Value, o.Id), o.TerminalId, o.Pin, o.SeenAt);
    }
}
