using System.Globalization;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Cli.History;

/// <summary>A moment as it is typed: a day, or a day and a time of day, with an offset from UTC or in the time of this computer.</summary>
internal static class HistoryTime
{
    private static readonly string[] Moments =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The first moment of what was typed.</summary>
    /// <exception cref="FaultException">CLI-TIME.</exception>
    internal static DateTimeOffset Start(string text) => Day(text) ?? Moment(text);

    /// <summary>The last moment of what was typed: a day goes to its end.</summary>
    /// <exception cref="FaultException">CLI-TIME.</exception>
    internal static DateTimeOffset End(string text) => Day(text)?.AddDays(1).AddTicks(-1) ?? Moment(text);

    private static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var day) && day.Year < 9999
            ? day
            : null;

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var moment)
            ? moment
            : throw Terminal.Refusal("CLI-TIME", text);
}
