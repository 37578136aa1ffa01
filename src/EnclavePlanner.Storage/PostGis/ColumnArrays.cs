using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using NpgsqlTypes;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>Rows of one kind as one array per column: so one statement writes many rows, and the triggers fire once for them all.</summary>
internal sealed class ColumnArrays : IFieldWriter
{
    private readonly (string Name, NpgsqlDbType Type, Array Values)[] columns;
    private readonly WKBWriter geometries = new(ByteOrder.LittleEndian, handleSRID: true);
    private int row;
    private int column;

    internal ColumnArrays(RowKind kind, IReadOnlyCollection<PlanRow> rows)
    {
        columns =
        [
            .. TableColumns.Of(kind).Select(column => (column.Name, TableColumns.Travelling(column.Type), ArrayFor(column.Type, rows.Count))),
        ];
        foreach (var one in rows)
        {
            column = 0;
            RowFields.Write(one, this);
            row++;
        }
    }

    /// <summary>The arrays as parameters, in the order of the columns.</summary>
    internal IEnumerable<NpgsqlParameter> Parameters() =>
        columns.Select(column => new NpgsqlParameter { Value = column.Values, NpgsqlDbType = NpgsqlDbType.Array | column.Type });

    public void Text(string field, string? value) => Put(field, value);

    public void Integer(string field, long value) => Put(field, value);

    public void Real(string field, double value) => Put(field, value);

    public void Identity(string field, Guid value) => Put(field, value);

    public void Geometry(string field, Geometry value) => Put(field, geometries.Write(value));

    public void Attributes(string field, SourceAttributes value) => Put(field, FieldJson.TextOf(value));

    public void Basket(string field, Basket value) => Put(field, FieldJson.TextOf(value));

    private void Put<TValue>(string field, TValue value)
    {
        var (name, _, values) = columns[column++];
        if (name != field)
            throw new InvalidOperationException($"The field '{field}' comes where the column '{name}' is.");
        ((TValue[])values)[row] = value;
    }

    private static Array ArrayFor(FieldType type, int count) => type switch
    {
        FieldType.Identity => new Guid[count],
        FieldType.Integer => new long[count],
        FieldType.Real => new double[count],
        FieldType.Geometry => new byte[count][],
        _ => new string?[count],
    };
}
