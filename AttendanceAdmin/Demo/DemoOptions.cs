using System.Security.Cryptography;

namespace AttendanceAdmin.Demo;

/// <summary>Who may sign in to the demonstration, and where it keeps what will be thrown away.</summary>
internal sealed class DemoOptions : IDisposable
{
    private const string PasswordLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    public string Email { get; } = "demo@example.org";

    public string Password { get; } = RandomNumberGenerator.GetString(PasswordLetters, 12);

    /// <summary>As TimeMoto's cloud makes them.</summary>
    public string TimeMotoSecret { get; } = "tmkey_" + RandomNumberGenerator.GetString(PasswordLetters, 32);

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("attendance-demo-").FullName;

    /// <summary>Removes the directory; at the end of the host, or of a process that never came to start.</summary>
    public void Dispose()
    {
        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
