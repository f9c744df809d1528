using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AttendanceAdmin.Data;

/// <summary>
/// What holds for every column: snake_case names, and times as integers, because SQLite can neither order nor
/// compare DateTimeOffset, and because both providers then store and index the same values.
/// </summary>
internal static class ModelConventions
{
    public static void StoreTimesAsIntegers(this ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configuration.Properties<DateTime>().HaveConversion<WallTimeConverter>();
        configuration.Properties<DateOnly>().HaveConversion<DayConverter>();
        configuration.Properties<TimeOnly>().HaveConversion<MinuteOfDayConverter>();
        configuration.Properties<TimeSpan>().HaveConversion<SecondsConverter>();
    }

    public static void UseSnakeCaseNames(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(ToSnakeCase(entity.GetTableName()!.Replace("AspNet", "identity_", StringComparison.Ordinal)));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(ToSnakeCase(property.GetColumnName()));
            }

            NameKeysAndIndexes(entity);
        }
    }

    private static void NameKeysAndIndexes(IMutableEntityType entity)
    {
        foreach (var key in entity.GetKeys())
        {
            key.SetName(ToSnakeCase(key.GetName()!));
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.SetConstraintName(ToSnakeCase(foreignKey.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(ToSnakeCase(index.GetDatabaseName()!));
        }
    }

    private static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var (i, letter) in name.Index())
        {
            if (char.IsUpper(letter) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        v => Stored.Milliseconds(v), v => DateTimeOffset.FromUnixTimeMilliseconds(v));

    private sealed class WallTimeConverter() : ValueConverter<DateTime, long>(v => Stored.Seconds(v), v => Stored.WallTime(v));

    private sealed class DayConverter() : ValueConverter<DateOnly, int>(v => Stored.DayNumber(v), v => Stored.Day(v));

    private sealed class MinuteOfDayConverter() : ValueConverter<TimeOnly, int>(
        v => v.Hour * 60 + v.Minute, v => new TimeOnly(v / 60, v % 60));

    private sealed class SecondsConverter() : ValueConverter<TimeSpan, int>(
        v => (int)v.TotalSeconds, v => TimeSpan.FromSeconds(v));
}
