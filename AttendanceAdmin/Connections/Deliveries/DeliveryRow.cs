namespace AttendanceAdmin.Connections.Deliveries;

/// <summary>A delivery as it is listed; public because components show it.</summary>
/// <param name="LocalTime">Of its punch; null if that is gone.</param>
/// <param name="Person">Whose punch it is: a name, or the PIN while nobody is known by it.</param>
public sealed record DeliveryRow(Delivery Delivery, DateTime? LocalTime, string? Person);
