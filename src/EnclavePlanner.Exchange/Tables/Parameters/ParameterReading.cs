using System.Globalization;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Parameters;

/// <summary>Reads a row of a table as a parameter.</summary>
internal sealed class ParameterReading(PlanContents plan, ParameterColumns columns)
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <exception cref="FaultException">EXC-PARAMETERS-…: which cell says nothing that it could. PLN-CITY-UNKNOWN. Or why the row cannot be relied upon.</exception>
    internal Parameter Read(TableRow row)
    {
        if (row.Refusal is { } refusal)
            throw new FaultException(refusal);
        return new Parameter
        {
            Id = Guid.CreateVersion7(),
            Key = row.Text(columns.Key) ?? throw ExchangeTexts.Refusal("EXC-PARAMETERS-KEY", ColumnLetters.Of(columns.Key)),
            CityCode = Text(row, columns.City) is { } city ? CityOf(city) : null,
            Value = ValueOf(row),
            Unit = Text(row, columns.Unit) ?? "",
            From = Text(row, columns.From) is { } day ? DayOf(day) : null,
            Source = Text(row, columns.Source) ?? "",
            IsUnsure = Text(row, columns.IsUnsure) is { } truth && IsTrue(truth),
        };
    }

    /// <summary>The parameter that the plan has, with what the row says. A column that the table has not changes nothing.</summary>
    internal Parameter Updated(Parameter before, Parameter row) => before with
    {
        Value = row.Value,
        Unit = columns.Unit < 0 || row.Unit == before.Unit.Trim() ? before.Unit : row.Unit,
        Source = columns.Source < 0 || row.Source == before.Source.Trim() ? before.Source : row.Source,
        IsUnsure = columns.IsUnsure < 0 ? before.IsUnsure : row.IsUnsure,
    };

    private static string? Text(TableRow row, int column) => column < 0 ? null : row.Text(column);

    /// <summary>The city of a code, or of a name that only one has.</summary>
    private string CityOf(string text)
    {
        var named = plan.Cities.Where(city => city.Name == text).ToList();
        return named.Count == 1 ? named[0].Code : plan.City(text).Code;
    }

    private double ValueOf(TableRow row)
    {
        var text = row.Text(columns.Value);
        return row[columns.Value] switch
        {
            double number => number,
            long whole => whole,
            string when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
            _ => throw ExchangeTexts.Refusal("EXC-PARAMETERS-VALUE", ColumnLetters.Of(columns.Value), text),
        };
    }

    private DateOnly DayOf(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw ExchangeTexts.Refusal("EXC-PARAMETERS-DAY", ColumnLetters.Of(columns.From), text);

    private bool IsTrue(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" or "是" => true,
        "FALSE" or "NO" or "0" or "否" => false,
        _ => throw ExchangeTexts.Refusal("EXC-PARAMETERS-UNSURE", ColumnLetters.Of(columns.IsUnsure), text),
    };
}
