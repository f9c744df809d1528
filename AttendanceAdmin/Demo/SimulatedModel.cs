using System.Text;

namespace AttendanceAdmin.Demo;

/// <summary>What tells one make of terminal from another on the wire.</summary>
/// <param name="Finger">Version of its fingerprint algorithm.</param>
/// <param name="Language">The letter's code of its menu language: 70 French, 69 English, 66 Arabic.</param>
internal sealed record SimulatedModel(string Name, string Firmware, string PushVersion, string? DeviceType, int Language, bool Recognises = false, int Finger = 10)
{
    public static SimulatedModel Wl30 { get; } = new("WL30", "Ver 6.60 Aug 19 2020", "3.0.1", DeviceType: null, Language: 70);

    static SimulatedModel() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static SimulatedModel SpeedFace { get; } = new("SpeedFace-V5L", "ZAM180-NF50VA-Ver3.0.14", "2.4.1", "att", Language: 70, Recognises: true);

    /// <summary>Of names: UTF-8 since push 2.4; before, 1256 where the menu is Arabic, else 1252.</summary>
    public Encoding Encoding => PushVersion.StartsWith("2.4", StringComparison.Ordinal) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Encoding.GetEncoding(Language == 66 ? 1256 : 1252);
}
