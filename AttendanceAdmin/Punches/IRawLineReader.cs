using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Punches;

/// <summary>A wire's parser, for "parse again": reads a line that was quarantined earlier with the rules of today.</summary>
internal interface IRawLineReader
{
    PunchSource Source { get; }

    /// <param name="terminal">Whose line it is: what its numbers mean depends on the model. Null if it is gone.</param>
    /// <param name="kind">The wire's own name of the table or message the line came in.</param>
    /// <returns>The reading, or why there is still none.</returns>
    (PunchReading? Reading, QuarantineReason Reason) Read(KnownTerminal? terminal, string kind, ReadOnlyMemory<byte> line);

    /// <summary>The line as people may see it: without passwords, templates and photos.</summary>
    byte[] Shown(byte[] line) => line;
}
