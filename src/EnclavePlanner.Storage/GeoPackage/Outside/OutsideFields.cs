using System.Text.Json;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Texts;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage.Outside;

/// <summary>
/// Reads a row that another program wrote. What that program cannot know it gets here: identity, version, the city whose
/// table it is, no number, no attributes. Columns that someone added to the table become attributes of a new row.
/// </summary>
/// <param name="record">The record of the row.</param>
/// <param name="table">Where it is from.</param>
/// <param name="before">The row as it was committed; null for a new one.</param>
/// <param name="id">The identity of a new row.</param>
internal sealed class OutsideFields(SqliteDataReader record, OutsideTable table, PlanRow? before, Guid id) : IFieldReader
{
    public string? OptionalText(string field) => Value(field) switch
    {
        null => null,
        string text => text,
        _ => throw Unreadable(field),
    };

    public string Text(string field) => OptionalText(field) is { } text && (text.Length > 0 || field != "city")
        ? text
        : field switch
        {
            "number" => "",
            "city" => table.City ?? throw Unreadable(field),
            _ => throw Unreadable(field),
        };

    public long Integer(string field) => field == "version" ? before?.Version ?? 1 : Value(field) as long? ?? throw Unreadable(field);

    public double Real(string field) => Value(field) switch
    {
        double value => value,
        long value => value,
        _ => throw Unreadable(field),
    };

    public Guid Identity(string field) =>
        field == "id" ? before?.Id ?? id : Guid.TryParse(OptionalText(field), out var other) ? other : throw Unreadable(field);

    /// <summary>On the survey grid; where nothing but other fields changed, as it was, bit for bit.</summary>
    public Geometry Geometry(string field)
    {
        var geometry = Parsed(field, () => GeometryBlob.Read(Value(field) as byte[] ?? throw Unreadable(field)));
        return before is PlanFeature { Geometry: var known } && known.SRID == geometry.SRID && known.EqualsExact(geometry)
            ? known
            : SurveyGrid.Snap(geometry);
    }

    public SourceAttributes Attributes(string field)
    {
        var attributes = OptionalText(field) is { Length: > 0 } text ? Json(field, text, FieldJson.ReadAttributes) : SourceAttributes.None;
        return before is null ? SourceAttributes.From(attributes.Values.Concat(AddedColumns())) : attributes;
    }

    public Basket Basket(string field) =>
        OptionalText(field) is { Length: > 0 } text ? Json(field, text, FieldJson.ReadBasket) : Planning.Swaps.Basket.Empty;

    private IEnumerable<KeyValuePair<string, object?>> AddedColumns() =>
        from ordinal in Enumerable.Range(0, record.FieldCount)
        let name = record.GetName(ordinal)
        where !IsOurs(name) && record.GetValue(ordinal) is string or long or double
        select KeyValuePair.Create(name, (object?)record.GetValue(ordinal));

    private bool IsOurs(string column) =>
        column is OutsideTable.Key or OutsideTable.IsNew or RowColumns.ChangeSet or "fid"
        || RowColumns.Of(table.Kind).Any(known => string.Equals(known.Name, column, StringComparison.OrdinalIgnoreCase));

    private object? Value(string field) => record.GetValue(record.GetOrdinal(field)) is { } value and not DBNull ? value : null;

    private static TValue Json<TValue>(string field, string text, Func<JsonElement, TValue> read) => Parsed(field, () =>
    {
        using var document = JsonDocument.Parse(text);
        return read(document.RootElement);
    });

    private static TValue Parsed<TValue>(string field, Func<TValue> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw Unreadable(field, failure);
        }
    }

    private static FaultException Unreadable(string field, Exception? failure = null) =>
        new(new Fault(StorageTexts.Resources, "STO-OUTSIDE-FIELD", field), failure);
}
