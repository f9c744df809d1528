using AttendanceAdmin.Employees.Photos.Encoding;
using AttendanceAdmin.Tests.Employees.Photos;

namespace AttendanceAdmin.Tests.Browser;

/// <summary>A reader of JPEG that is not ours looks at what ours wrote.</summary>
[Collection(BrowserTests.Name)]
public sealed class PngToJpegTests(ChromiumBrowser browser)
{
    private const string Difference =
        """
        async ([png, jpeg]) => {
            const pixels = async (type, data) => {
                const picture = await createImageBitmap(await (await fetch(`data:image/${type};base64,${data}`)).blob());
                const canvas = new OffscreenCanvas(picture.width, picture.height);
                const drawing = canvas.getContext('2d');
                drawing.drawImage(picture, 0, 0);
                return drawing.getImageData(0, 0, picture.width, picture.height).data;
            };
            const [one, other] = [await pixels('png', png), await pixels('jpeg', jpeg)];
            return one.length === other.length ? one.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0) / one.length : 255;
        }
        """;

    [Fact]
    public async Task A_browser_sees_the_same_picture()
    {
        var png = Pictures.Read("small.png");
        await using var context = await browser.ContextAsync(new Uri("http://127.0.0.1/"), Screen.Phone);
        var page = await context.NewPageAsync();

        var difference = await page.EvaluateAsync<double>(Difference, new[] { Convert.ToBase64String(png), Convert.ToBase64String(PngToJpeg.TryConvert(png)!) });

        Assert.InRange(difference, 0.01, 4);
    }
}
