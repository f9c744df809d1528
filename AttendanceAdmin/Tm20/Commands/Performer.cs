using System.Text.Json.Nodes;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>Carries a script out.</summary>
internal sealed class Performer(Lines lines, LogScripts logs, PeoplePages people, PersonQuestions persons)
{
    public async Task<Ending> RunAsync(Dialogue dialogue, Script script, CancellationToken cancellationToken) => script switch
    {
        Script.Logs pages => await logs.RunAsync(dialogue, pages, cancellationToken),
        Script.People pages => await RunAsync(dialogue, pages, cancellationToken),
        Script.Person person => await persons.RunAsync(dialogue, person.Number, cancellationToken),
        Script.Mute mute => await dialogue.SayAsync(mute.Message, cancellationToken) ? Ending.Done : Ending.Unanswered,
        _ => await lines.SayAllAsync(dialogue, ((Script.Messages)script).Lines, cancellationToken),
    };

    private async Task<Ending> RunAsync(Dialogue dialogue, Script.People script, CancellationToken cancellationToken)
    {
        if (script.Before is { } before && await SayAsync(before) is { IsDone: false } failed)
        {
            return failed;
        }

        var listed = await people.RunAsync(dialogue, cancellationToken);
        return script.Then is { } then && listed.IsDone && await SayAsync(then) is { IsDone: false } refused ? refused : listed;

        Task<Ending> SayAsync(JsonObject message) => lines.SayAsync(dialogue, new Script.Line(message), cancellationToken);
    }
}
