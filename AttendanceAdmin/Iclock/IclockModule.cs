namespace AttendanceAdmin.Iclock;

internal static class IclockModule
{
    public static void AddIclock(this WebApplicationBuilder builder)
    {
    }

    public static void UseIclock(this WebApplication app)
    {
    }
}
