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

    public void Attributes(string field, SourceAttributes value) => parameters[field].Value = FieldJson.TextOf(value);

    public void Basket(string field, Basket value) => parameters[field].Value = FieldJson.TextOf(value);
}
