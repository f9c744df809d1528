using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace AttendanceAdmin.Tests.Shell;

public sealed class ResourceTests
{
    private static readonly string[] Translations = ["en", "ar"];

    public static TheoryData<string> Sets => [.. typeof(Program).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".resources", StringComparison.Ordinal))
        .Select(n => n[..^".resources".Length])];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_language_says_everything_with_the_same_placeholders(string set)
    {
        var manager = new ResourceManager(set, typeof(Program).Assembly);
        var french = Texts(manager, CultureInfo.InvariantCulture);
        Assert.NotEmpty(french);
        Assert.DoesNotContain(french, t => string.IsNullOrWhiteSpace(t.Value));
        foreach (var language in Translations)
        {
            var translated = Texts(manager, CultureInfo.GetCultureInfo(language));
            Assert.Equal(french.Keys.Order(StringComparer.Ordinal), translated.Keys.Order(StringComparer.Ordinal));
            Assert.All(french, text =>
            {
                Assert.False(string.IsNullOrWhiteSpace(translated[text.Key]), $"{set}.{language}: {text.Key} is empty");
                Assert.Equal(Placeholders(text.Value), Placeholders(translated[text.Key]));
            });
        }
    }

    private static Dictionary<string, string> Texts(ResourceManager manager, CultureInfo culture) =>
        manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    private static string[] Placeholders(string text) =>
        [.. Regex.Matches(text, @"\{\d").Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
