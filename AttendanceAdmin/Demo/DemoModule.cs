namespace AttendanceAdmin.Demo;

internal static class DemoModule
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
    }
}
