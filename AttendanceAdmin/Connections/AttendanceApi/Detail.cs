namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>How that API says that something is wrong: <c>{"detail":"Employee not found"}</c>.</summary>
internal static class Detail
{
    public static IResult BadRequest(string what) => Of(what, StatusCodes.Status400BadRequest);

    public static IResult NotFound(string what) => Of(what, StatusCodes.Status404NotFound);

    /// <summary>A field or parameter is missing or not of its kind.</summary>
    public static IResult Unprocessable(string what) => Of(what, StatusCodes.Status422UnprocessableEntity);

    public static object Body(string what) => new { detail = what };

    private static IResult Of(string what, int status) => Results.Json(Body(what), statusCode: status);
}
