using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Data;

/// <summary>What is only ever read and written as a whole, as JSON in a text column: the packaged SQLite is too old for the provider's own JSON columns.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void AsJson<T>(this PropertyBuilder<List<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, Options),
        text => JsonSerializer.Deserialize<List<T>>(text, Options)!,
        new ValueComparer<List<T>>(
            (one, other) => one!.SequenceEqual(other!),
            list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
            list => list.ToList()));

    /// <summary>The same for one value that never changes in itself.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> property)
        where T : class => property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!);
}
