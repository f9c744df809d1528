using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>What makes it worth looking before a wait is over: punches that came in or changed, and people that changed.</summary>
internal sealed class DeliveryNews(PunchFeed feed, EmployeeDirectory employees, DeliveryDesk desk)
{
    /// <param name="punches">Returns at once.</param>
    public IDisposable Listen(Action punches)
    {
        var subscription = feed.Subscribe(_ => punches());
        feed.Corrected += desk.Correct;
        employees.Changed += desk.PeopleChanged;
        return new Hearing(() =>
        {
            subscription.Dispose();
            feed.Corrected -= desk.Correct;
            employees.Changed -= desk.PeopleChanged;
        });
    }

    private sealed class Hearing(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
