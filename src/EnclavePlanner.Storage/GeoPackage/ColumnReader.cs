using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using SQLitePCL;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>Reads a row's fields from the record a query stands on.</summary>
internal sealed class ColumnReader(SqliteDataReader record) : IFieldReader
{
    private readonly Dictionary<string, int> ordinals =
        Enumerable.Range(0, record.FieldCount).ToDictionary(record.GetName, ordinal => ordinal);

    public string? OptionalText(string field) => record.IsDBNull(ordinals[field]) ? null : Text(field);

    public string Text(string field) => record.GetString(Holding(field, raw.SQLITE_TEXT));

    public long Integer(string field) => record.GetInt64(Holding(field, raw.SQLITE_INTEGER));

    /// <summary>An integer, or null.</summary>
    internal long? OptionalInteger(string field) => record.IsDBNull(ordinals[field]) ? null : Integer(field);

    public double Real(string field) => record.GetDouble(Holding(field, raw.SQLITE_FLOAT));

    public Guid Identity(string field) => Guid.ParseExact(Text(field), "D");

    public Geometry Geometry(string field) => GeometryBlob.Read(raw.sqlite3_column_blob(record.Handle, Holding(field, raw.SQLITE_BLOB)));

    /// <summary>A text, or null, by its column's place.</summary>
    internal string? OptionalTextAt(int ordinal) => raw.sqlite3_column_type(record.Handle, ordinal) == raw.SQLITE_NULL
        ? null
        : raw.sqlite3_column_text(record.Handle, Holding(ordinal, raw.SQLITE_TEXT)).utf8_to_string();

    /// <summary>A geometry as well-known binary, by its column's place.</summary>
    internal byte[] OutlineAt(int ordinal) => GeometryBlob.BinaryOf(raw.sqlite3_column_blob(record.Handle, Holding(ordinal, raw.SQLITE_BLOB))).ToArray();

    public SourceAttributes Attributes(string field)
    {
        var text = Text(field);
        return text == "{}" ? SourceAttributes.None : FieldJson.Parse(text, FieldJson.ReadAttributes);
    }

    public Basket Basket(string field) => FieldJson.Parse(Text(field), FieldJson.ReadBasket);

    private int Holding(string field, int type) => Holding(ordinals[field], type);

    private int Holding(int ordinal, int type) => raw.sqlite3_column_type(record.Handle, ordinal) == type
        ? ordinal
        : throw new FormatException($"The column '{record.GetName(ordinal)}' does not hold what it should.");
}
