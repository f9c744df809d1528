using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AttendanceAdmin.Schedules;

/// <summary>
/// A schedule is replaced whole: a member nobody knows, <c>tolerence_late</c>, would silently mean its default. The API refuses it; what is stored is read
/// as before.
/// </summary>
internal static class ScheduleShapes
{
    private static readonly HashSet<Type> Strict = [typeof(ScheduleInput), typeof(ScheduleDay), typeof(Shift), typeof(FixedBreak), typeof(FlexibleBreak), typeof(Rounding)];

    public static void AddScheduleShapes(this IServiceCollection services) => services.ConfigureHttpJsonOptions(o =>
        o.SerializerOptions.TypeInfoResolver = (o.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(type =>
        {
            if (Strict.Contains(type.Type))
            {
                type.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            }
        }));
}
