namespace AttendanceAdmin.LiveBoard;

internal static class LiveBoardModule
{
    public static void AddLiveBoard(this IHostApplicationBuilder builder)
    {
    }

    public static void MapLiveBoard(this WebApplication app)
    {
    }
}
