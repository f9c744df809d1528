namespace AttendanceAdmin.Employees.Photos.Offers;

/// <summary>A photo as a terminal tells that it holds one. It prints as nothing but its owner: what is in it belongs into no log.</summary>
internal sealed record SeenPhoto(string Pin, byte[] Picture)
{
    public override string ToString() => $"photo of PIN {Pin}";
}
