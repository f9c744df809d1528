namespace AttendanceAdmin.Employees.Photos;

/// <summary>Which photo of an employee has which number for other systems, 1 to 6.</summary>
internal static class PhotoNumbers
{
    public const int Most = 6;

    public static byte Bit(int number) => (byte)(1 << (number - 1));

    /// <summary>Each has the numbers that it was given; those that were given none have the first ones that are free.</summary>
    /// <param name="photos">Those that are not removed, the chosen one first.</param>
    public static Dictionary<int, EmployeePhoto> Of(IReadOnlyList<EmployeePhoto> photos)
    {
        var found = new Dictionary<int, EmployeePhoto>();
        foreach (var number in Enumerable.Range(1, Most))
        {
            if (photos.FirstOrDefault(p => (p.Numbers & Bit(number)) != 0) is { } given)
            {
                found[number] = given;
            }
        }

        var free = new Queue<int>(Enumerable.Range(1, Most).Where(n => !found.ContainsKey(n)));
        foreach (var photo in photos.Where(p => !found.ContainsValue(p)))
        {
            if (!free.TryDequeue(out var number))
            {
                break;
            }

            found[number] = photo;
        }

        return found;
    }
}
