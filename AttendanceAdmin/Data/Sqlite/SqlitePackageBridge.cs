using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AttendanceAdmin.Data.Sqlite;

/// <summary>
/// EF Core 10 is compiled against SQLitePCLRaw 2.1; 2.0.6 is what this project can restore everywhere. The members it uses
/// are the same, only the assembly version differs, so the runtime is told to accept it. Goes the day 2.1 is pinned.
/// </summary>
internal static class SqlitePackageBridge
{
    [ModuleInitializer]
    internal static void AcceptPinnedVersion() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name is { } simple && simple.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) && name.Version is not null
            ? context.LoadFromAssemblyName(new AssemblyName(simple))
            : null;
}
