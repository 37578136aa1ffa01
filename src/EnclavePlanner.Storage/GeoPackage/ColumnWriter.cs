using System.Buffers;
using System.Text;
using System.Text.Json;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>Puts a row's fields into the parameters of a statement; each is called as its column.</summary>
internal sealed class ColumnWriter(SqliteCommand command) : IFieldWriter
{
    private readonly Dictionary<string, SqliteParameter> parameters =
        command.Parameters.Cast<SqliteParameter>().ToDictionary(parameter => parameter.ParameterName[1..]);

    public void Text(string field, string? value) => parameters[field].Value = (object?)value ?? DBNull.Value;

    public void Integer(string field, long value) => parameters[field].Value = value;

    public void Real(string field, double value) => parameters[field].Value = value;

    public void Identity(string field, Guid value) => parameters[field].Value = value.ToString("D");

    public void Geometry(string field, Geometry value) => parameters[field].Value = GeometryBlob.Write(value);

    public void Attributes(string field, SourceAttributes value) => parameters[field].Value = TextOf(value);

    public void Basket(string field, Basket value) => parameters[field].Value = TextOf(value);

    /// <summary>The text that holds attributes.</summary>
    internal static string TextOf(SourceAttributes value) => value.Values.Count == 0 ? "{}" : Json(json => FieldJson.Write(json, value));

    /// <summary>The text that holds a basket.</summary>
    internal static string TextOf(Basket value) => Json(json => FieldJson.Write(json, value));

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, FieldJson.Readable))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
