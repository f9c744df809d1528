using AttendanceAdmin.Identity;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules;

/// <summary>How writing something of this room down ended; <typeparamref name="T"/> is what was written.</summary>
internal abstract record SaveOutcome<T>
{
    private SaveOutcome()
    {
    }

    internal sealed record Saved(T What) : SaveOutcome<T>;

    internal sealed record Refused(ValidationResult Faults) : SaveOutcome<T>
    {
        /// <param name="field">As the input calls it.</param>
        public Refused(string field, string message)
            : this(new ValidationResult([new ValidationFailure(field, message)]))
        {
        }
    }

    internal sealed record NotFound : SaveOutcome<T>;
}

/// <summary>Writes a schedule down, whole; the days of those to whom it is assigned are computed again.</summary>
internal sealed class SaveSchedule(ScheduleBook book, ScheduleValidator validator, Audit audit)
{
    /// <param name="id">Null for a new one.</param>
    public async Task<SaveOutcome<Schedule>> RunAsync(int? id, ScheduleInput input, CancellationToken cancellationToken)
    {
        var faults = await validator.ValidateAsync(input, cancellationToken);
        if (!faults.IsValid)
        {
            return new SaveOutcome<Schedule>.Refused(faults);
        }

        await using var work = await book.BeginAsync(cancellationToken);
        var schedule = id is null
            ? work.Context.Schedules.Add(new Schedule { Name = "" }).Entity
            : await work.Context.Schedules.SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (schedule is null)
        {
            return new SaveOutcome<Schedule>.NotFound();
        }

        input.ApplyTo(schedule);
        await work.TouchAsync(schedule, cancellationToken);
        await work.SaveAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.ScheduleSaved, schedule.Name, cancellationToken: cancellationToken);
        return new SaveOutcome<Schedule>.Saved(schedule);
    }
}
