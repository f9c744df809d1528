namespace AttendanceAdmin.Iclock;

/// <summary>
/// Where each table's upload stands, in the terminal's own numbers. Old firmware resumes from the stamp it is given back; new firmware only
/// knows 0 as "everything again". Never invented, only echoed.
/// </summary>
internal sealed class UploadStamps
{
    public string Of(string table) => "None";
}
