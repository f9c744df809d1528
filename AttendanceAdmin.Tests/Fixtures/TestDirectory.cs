using Microsoft.Data.Sqlite;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>What a server that has ended leaves behind.</summary>
internal static class TestDirectory
{
    /// <summary>Whoever still read the database when the server ended may make its files anew while the directory is emptied.</summary>
    public static async Task RemoveAsync(string directory)
    {
        using var patience = Patience.Begin();
        while (true)
        {
            SqliteConnection.ClearAllPools();
            try
            {
                Directory.Delete(directory, recursive: true);
                return;
            }
            catch (IOException) when (Directory.Exists(directory) && !patience.IsCancellationRequested)
            {
                await Task.Delay(50);
            }
        }
    }
}
