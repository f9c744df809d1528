using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Iclock.Tables;

internal enum LineKind
{
    /// <summary>A punch; <see cref="LineReading.Punch"/> is it.</summary>
    Punch,

    /// <summary>Understood, but nobody's attendance: kept in the raw inbox.</summary>
    Event,

    /// <summary>A record of another table, which came in this one.</summary>
    Stray,

    /// <summary>Not understood; <see cref="LineReading.Reason"/> says why.</summary>
    Unreadable,
}

/// <summary>What became of a line.</summary>
internal readonly record struct LineReading(LineKind Kind, PunchReading Punch, QuarantineReason Reason)
{
    public static readonly LineReading Event = new(LineKind.Event, default, default);

    public static readonly LineReading Stray = new(LineKind.Stray, default, default);

    public static LineReading Of(in PunchReading punch) => new(LineKind.Punch, punch, default);

    public static LineReading Not(QuarantineReason reason) => new(LineKind.Unreadable, default, reason);
}
