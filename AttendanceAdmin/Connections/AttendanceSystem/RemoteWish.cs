using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AttendanceAdmin.Employees;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>What that system should know of somebody: <c>BENALI SAMIA</c>, her post, her PIN, and the hashes of her photos, the chosen one first.</summary>
internal sealed record RemoteWish(string Name, string? Department, string? Pin, IReadOnlyList<string> Photos)
{
    private const int Files = 6;

    public static RemoteWish Of(Employee employee, AttendanceSystemSettings settings, IEnumerable<string> photos) => new(
        employee.Name.ToUpperInvariant(),
        employee.Post ?? employee.Department,
        settings.PinFrom == RemotePin.BirthYear ? employee.BirthDate?.Year.ToString(CultureInfo.InvariantCulture) : employee.Pin,
        [.. photos.Take(Files)]);

    /// <summary>The same as long as nothing of it changes.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Name, Department ?? "", Pin ?? "", .. Photos]))));

    public string Shown => string.Create(CultureInfo.InvariantCulture, $"name={Name}&department={Department}&pin=••••&files={Photos.Count}");

    /// <summary>It wants six photos or none; where there are fewer they are repeated.</summary>
    public HttpContent Form(Func<string, string> pathOf)
    {
        var form = new MultipartFormDataContent { { new StringContent(Name), "name" } };
        foreach (var (field, value) in new[] { ("department", Department), ("pin", Pin) })
        {
            if (value is not null)
            {
                form.Add(new StringContent(value), field);
            }
        }

        for (var i = 0; Photos.Count > 0 && i < Files; i++)
        {
            var file = new ByteArrayContent(File.ReadAllBytes(pathOf(Photos[i % Photos.Count])));
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, string.Create(CultureInfo.InvariantCulture, $"file{i + 1}"), string.Create(CultureInfo.InvariantCulture, $"photo{i + 1}.jpg"));
        }

        return form;
    }
}
