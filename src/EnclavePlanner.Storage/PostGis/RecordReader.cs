using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>Reads rows of a kind from the record a query stands on, whose columns are those of <see cref="TableColumns.Selected"/>.</summary>
internal sealed class RecordReader : IFieldReader
{
    private readonly NpgsqlDataReader record;
    private readonly RowKind kind;
    private readonly Dictionary<string, int> ordinals;
    private readonly int first;
    private GeometryFactory? factory;

    /// <param name="record">The query.</param>
    /// <param name="kind">The kind of its rows.</param>
    /// <param name="first">Where among the query's columns the kind's begin.</param>
    internal RecordReader(NpgsqlDataReader record, RowKind kind, int first = 0)
    {
        (this.record, this.kind, this.first) = (record, kind, first);
        ordinals = TableColumns.Of(kind).Select((column, index) => (column.Name, Ordinal: first + index)).ToDictionary(pair => pair.Name, pair => pair.Ordinal);
    }

    /// <summary>Whether the record holds a row here at all; a joined one may not.</summary>
    internal bool HasRow => !record.IsDBNull(first);

    /// <exception cref="FormatException">Names the row, and what is wrong with it.</exception>
    internal PlanRow Row()
    {
        try
        {
            return RowFields.Read(kind, this);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or InvalidCastException)
        {
            throw new FormatException($"enclave.{RowKinds.NameOf(kind)} {record.GetGuid(first)}: {fault.Message}", fault);
        }
    }

    public string? OptionalText(string field) => record.IsDBNull(ordinals[field]) ? null : record.GetString(ordinals[field]);

    public string Text(string field) => record.GetString(ordinals[field]);

    public long Integer(string field) => record.GetInt64(ordinals[field]);

    public double Real(string field) => record.GetDouble(ordinals[field]);

    public Guid Identity(string field) => record.GetGuid(ordinals[field]);

    public Geometry Geometry(string field) => WkbReading.ReadExtended(record.GetFieldValue<byte[]>(ordinals[field]), FactoryOf);

    public SourceAttributes Attributes(string field)
    {
        var text = Text(field);
        return text == "{}" ? SourceAttributes.None : FieldJson.Parse(text, FieldJson.ReadAttributes);
    }

    public Basket Basket(string field) => FieldJson.Parse(Text(field), FieldJson.ReadBasket);

    /// <summary>Rows come city by city: the factory of the row before is mostly that of the next.</summary>
    private GeometryFactory FactoryOf(int srid)
    {
        if (factory?.SRID == srid)
            return factory;
        factory = CrsRegistry.TryGet(srid, out var crs)
            ? SurveyGrid.FactoryFor(crs)
            : throw new FormatException($"The geometry is in the unknown system {srid}.");
        return factory;
    }
}
