using AttendanceAdmin.Employees.Photos.Importing;
using AttendanceAdmin.Employees.Photos.Offers;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Employees.Photos;

internal static class PhotosModule
{
    public static void AddPhotos(this IServiceCollection services)
    {
        services.AddSingleton<PhotoFiles>();
        services.AddSingleton<ChosenPhotos>();
        services.AddSingleton<AddPhoto>();
        services.AddSingleton<ChangePhoto>();
        services.AddSingleton<PhotoSlots>();
        services.AddScoped<PhotoUpload>();
        services.AddSingleton<ImportPhotos>();
        services.AddSingleton<PhotoImports>();
        services.AddScoped<PhotoChanges>();
        services.AddSingleton<OfferShelf>();
        services.AddSingleton<NoteSeenPhotos>();
        services.AddScoped<PhotoOffers>();
        services.AddSingleton<PhotoCleanUpJob>();
        services.AddJob<PhotoCleanUpJob>(TimeSpan.FromHours(1));
    }
}
