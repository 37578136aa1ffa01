using System.Collections.Frozen;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage.Bulk;

/// <summary>Puts a row's fields into the places of a statement, which follow the columns of its kind from the first on.</summary>
internal sealed class BoundFields(RawStatement statement, RowKind kind) : IFieldWriter
{
    private readonly FrozenDictionary<string, int> places =
        RowColumns.Of(kind).Select((column, index) => KeyValuePair.Create(column.Name, index + 1)).ToFrozenDictionary();

    private byte[] blob = new byte[1024];

    public void Text(string field, string? value) => statement.Bind(places[field], value);

    public void Integer(string field, long value) => statement.Bind(places[field], value);

    public void Real(string field, double value) => statement.Bind(places[field], value);

    public void Identity(string field, Guid value) => statement.Bind(places[field], value);

    public void Geometry(string field, Geometry value)
    {
        var length = GeometryBlob.LengthOf(value);
        if (blob.Length < length)
            blob = new byte[length];
        GeometryBlob.Write(value, blob.AsSpan(0, length));
        statement.Bind(places[field], blob.AsSpan(0, length));
    }

    public void Attributes(string field, SourceAttributes value) => statement.Bind(places[field], FieldJson.TextOf(value));

    public void Basket(string field, Basket value) => statement.Bind(places[field], FieldJson.TextOf(value));
}
