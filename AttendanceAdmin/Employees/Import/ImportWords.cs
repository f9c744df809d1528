namespace AttendanceAdmin.Employees.Import;

/// <summary>The key of the word for a verdict: before the writing what would come of a row, after it what came.</summary>
internal static class ImportWords
{
    public static string Of(ImportState state, RowVerdict verdict) => (state == ImportState.Preview ? "Verdict" : "Done") + verdict;
}
