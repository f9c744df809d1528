using System.Diagnostics.CodeAnalysis;

namespace AttendanceAdmin.Employees;

/// <summary>
/// The number under which a terminal knows a person: 1 to 32 printable characters, leading zeros significant
/// (<c>000123</c> is not <c>123</c>), surrounding spaces dropped.
/// </summary>
internal readonly record struct EmployeePin
{
    public const int MaxLength = 32;

    private EmployeePin(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out EmployeePin pin) => TryParse(text.AsSpan(), out pin);

    public static bool TryParse(ReadOnlySpan<char> text, out EmployeePin pin)
    {
        text = text.Trim(' ');
        var valid = text.Length is > 0 and <= MaxLength && !text.ContainsAnyExceptInRange(' ', '~');
        pin = valid ? new EmployeePin(text.ToString()) : default;
        return valid;
    }

    public override string ToString() => Value;
}
