using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace AttendanceAdmin.Terminals;

/// <summary>The serial number a terminal gives itself: 1 to 64 letters, digits, <c>_</c> and <c>-</c>; case as first seen.</summary>
internal readonly partial record struct TerminalSerial
{
    private TerminalSerial(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out TerminalSerial serial)
    {
        var valid = text is not null && Shape().IsMatch(text);
        serial = valid ? new TerminalSerial(text!) : default;
        return valid;
    }

    public override string ToString() => Value;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
