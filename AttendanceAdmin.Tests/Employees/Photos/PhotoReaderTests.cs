using System.Text;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Employees.Photos.Reading;

namespace AttendanceAdmin.Tests.Employees.Photos;

public sealed class PhotoReaderTests
{
    [Theory]
    [InlineData("portrait.jpg", "Jpeg", 480, 640)]
    [InlineData("progressive.jpg", "Jpeg", 240, 320)]
    [InlineData("small.png", "Jpeg", 150, 200)]
    public void A_photo_is_read_by_its_content(string file, string format, int width, int height)
    {
        var photo = Pictures.Clean(Pictures.Read(file));

        Assert.Equal((format, width, height, 1), (photo.Format.ToString(), photo.Width, photo.Height, photo.Orientation));
        // Reading what was cleaned changes nothing more.
        Assert.Equal(photo.Bytes, Pictures.Clean(photo.Bytes).Bytes);
    }

    [Fact]
    public void The_side_that_is_up_is_kept_and_place_camera_and_thumbnails_are_not()
    {
        var file = Pictures.WithSegment(Pictures.Portrait, 0xE1, Pictures.Exif(6));
        file = Pictures.WithSegment(file, 0xFE, "taken by Amina's phone"u8.ToArray());
        file = Pictures.WithSegment(file, 0xE2, "MPF second picture"u8.ToArray());
        file = Pictures.WithSegment(file, 0xE1, "http://ns.adobe.com/xap/1.0/ <city>Alger</city>"u8.ToArray());
        file = [.. file, .. "MotionPhoto_Data"u8, .. Pictures.Portrait];

        var photo = Pictures.Clean(file);

        Assert.Equal((640, 480, 6), (photo.Width, photo.Height, photo.Orientation));
        var text = Encoding.Latin1.GetString(photo.Bytes);
        Assert.All(["GPS", "Alger", "Amina", "MPF", "MotionPhoto", "adobe"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.Equal(6, Pictures.Clean(photo.Bytes).Orientation);
        // The picture itself is byte for byte what it was.
        Assert.EndsWith(Encoding.Latin1.GetString(Pictures.Portrait[1000..]), text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_hangs_on_and_in_a_png_does_not_get_into_the_photo()
    {
        var file = Pictures.Read("small.png");
        byte[] text = [0, 0, 0, 13, .. "tEXt"u8, .. "Author\0Amina!"u8, 1, 2, 3, 4];

        var photo = Pictures.Clean([.. file[..33], .. text, .. file[33..], .. "appended"u8]);

        Assert.Equal(Pictures.Clean(file).Bytes, photo.Bytes);
    }

    [Theory]
    [InlineData("animated.gif", "WrongFormat", "GIF")]
    [InlineData("cmyk.jpg", "Cmyk", "")]
    [InlineData("tiny.jpg", "TooSmall", "60 × 80")]
    public void What_is_no_photo_is_refused_with_the_reason(string file, string fault, string found)
    {
        var bad = Assert.IsType<PhotoReading.Bad>(Pictures.Reading(Pictures.Read(file)));

        Assert.Equal((fault, found), (bad.Fault.ToString(), bad.Found));
    }

    [Theory]
    [InlineData("RIFF\u0001\0\0\0WEBPVP8 ", "WrongFormat")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0", "WrongFormat")]
    [InlineData("<?xml version='1.0'?><svg onload='x'/>", "WrongFormat")]
    [InlineData("%PDF-1.7", "WrongFormat")]
    [InlineData("MZ this is a program", "NotAnImage")]
    [InlineData("", "Empty")]
    public void Other_files_are_named(string content, string fault) =>
        Assert.Equal(fault, Assert.IsType<PhotoReading.Bad>(Pictures.Reading(Encoding.Latin1.GetBytes(content))).Fault.ToString());

    [Fact]
    public void A_picture_of_four_billion_pixels_in_a_few_bytes_is_refused()
    {
        var jpeg = Pictures.Portrait;
        var frame = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        jpeg.AsSpan(frame + 5, 4).Fill(0xFF);
        var png = Pictures.Read("small.png");
        png[18] = png[22] = 0xFF;

        Assert.Equal(PhotoFault.TooManyPixels, Assert.IsType<PhotoReading.Bad>(Pictures.Reading(jpeg)).Fault);
        Assert.Equal(PhotoFault.TooManyPixels, Assert.IsType<PhotoReading.Bad>(Pictures.Reading(png)).Fault);
    }

    [Fact]
    public void More_than_twenty_megabytes_are_refused_unread() =>
        Assert.Equal(PhotoFault.TooLarge, Assert.IsType<PhotoReading.Bad>(Pictures.Reading(new byte[PhotoReader.MaxBytes + 1])).Fault);

    [Theory]
    [InlineData("portrait.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("small.png")]
    public void A_file_that_ends_anywhere_too_early_is_refused(string name)
    {
        var file = IsPng(name) ? Pictures.Read(name) : Pictures.Clean(Pictures.Read(name)).Bytes;

        for (var length = 1; length < file.Length; length += 7)
        {
            Assert.IsType<PhotoReading.Bad>(Pictures.Reading(file[..length]));
        }
    }

    /// <summary>Lengths and marks that lie: the reader answers, and what it takes for good it also takes for good a second time.</summary>
    [Theory]
    [InlineData("portrait.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("small.png")]
    public void Bent_files_never_break_it(string name)
    {
        var original = IsPng(name) ? Pictures.Read(name) : Pictures.WithSegment(Pictures.Read(name), 0xE1, Pictures.Exif(3));
        var random = new Random(20261121);
        for (var round = 0; round < 3000; round++)
        {
            var file = original.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                // Most of what is believed stands at the beginning.
                file[random.Next(round % 2 == 0 ? 200 : file.Length)] = (byte)random.Next(256);
            }

            if (Pictures.Reading(file) is PhotoReading.Good { Photo: var photo })
            {
                Assert.True(IsPng(name) || photo.Bytes.Length <= file.Length + 64);
                Assert.Equal(photo.Bytes, Pictures.Clean(photo.Bytes).Bytes);
            }
        }
    }

    private static bool IsPng(string name) => name.EndsWith(".png", StringComparison.Ordinal);
}
