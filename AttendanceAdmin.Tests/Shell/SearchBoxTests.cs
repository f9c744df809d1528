using AttendanceAdmin.Shell;
using Bunit;

namespace AttendanceAdmin.Tests.Shell;

/// <summary>What somebody types stays in the box, however late the page answers to each letter.</summary>
public sealed class SearchBoxTests : BunitContext
{
    private readonly List<string?> told = [];

    [Fact]
    public void An_answer_to_the_first_letters_does_not_wipe_out_the_next_ones()
    {
        var box = Box(null);
        box.Find("input").Input("b");
        box.Find("input").Input("be");
        box.Find("input").Input("ben");

        Give(box, "b");
        Give(box, "be");
        Give(box, "be");

        Assert.Equal("ben", Shown(box));
        Assert.Equal(["b", "be", "ben"], told);
        Give(box, "ben");
        Assert.Equal("ben", Shown(box));
    }

    [Fact]
    public void Answers_that_were_overtaken_need_not_come()
    {
        var box = Box(null);
        box.Find("input").Input("b");
        box.Find("input").Input("be");

        Give(box, "be");
        Give(box, "somebody else");

        Assert.Equal("somebody else", Shown(box));
    }

    [Fact]
    public void What_another_hand_searches_for_is_written_into_the_box()
    {
        var box = Box("benali");
        Assert.Equal("benali", Shown(box));

        Give(box, null);

        Assert.Equal("", Shown(box));
        Assert.Empty(told);
    }

    [Fact]
    public void Where_each_letter_would_be_too_much_it_is_told_when_the_box_is_left()
    {
        var box = Render<SearchBox>(p => p.Add(b => b.AsTyped, false).Add(b => b.ValueChanged, told.Add));
        Assert.Throws<MissingEventHandlerException>(() => box.Find("input").Input("be"));

        box.Find("input").Change("ben");

        Assert.Equal(["ben"], told);
    }

    [Fact]
    public void Nothing_typed_is_nothing_searched_for()
    {
        var box = Box("b");
        box.Find("input").Input("");

        Assert.Equal([null], told);
    }

    private IRenderedComponent<SearchBox> Box(string? value) => Render<SearchBox>(p => p.Add(b => b.Value, value).Add(b => b.ValueChanged, told.Add));

    private static void Give(IRenderedComponent<SearchBox> box, string? value) => box.Render(p => p.Add(b => b.Value, value));

    private static string? Shown(IRenderedComponent<SearchBox> box) => box.Find("input").GetAttribute("value");
}
