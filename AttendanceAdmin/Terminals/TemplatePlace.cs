using System.Runtime.InteropServices;

namespace AttendanceAdmin.Terminals;

/// <summary>Which template of a person it is: the kind, which finger or face, and which piece of that.</summary>
/// <param name="Number">0 to 99.</param>
/// <param name="Index">0 to 99.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TemplatePlace(BiometricKind Kind, int Number, int Index)
{
    private const int Most = 100;

    public bool IsValid => Kind is > BiometricKind.None and <= BiometricKind.Palm && Number is >= 0 and < Most && Index is >= 0 and < Most;

    /// <summary>All of it in one number, which is never 0.</summary>
    public int Part => ((int)Kind * Most + Number) * Most + Index;

    public static TemplatePlace Of(int part) => new((BiometricKind)(part / (Most * Most)), part / Most % Most, part % Most);
}
