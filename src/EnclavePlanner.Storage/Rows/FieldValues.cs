using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

/// <summary>A row's fields by name, in their order, in memory.</summary>
internal sealed class FieldValues : IFieldWriter, IFieldReader
{
    private readonly OrderedDictionary<string, object?> values = [];

    internal static FieldValues Of(PlanRow row)
    {
        var fields = new FieldValues();
        RowFields.Write(row, fields);
        return fields;
    }

    internal IEnumerable<string> Names => values.Keys;

    internal object? this[string field]
    {
        get => values[field];
        set => values[field] = value;
    }

    void IFieldWriter.Text(string field, string? value) => values[field] = value;

    void IFieldWriter.Integer(string field, long value) => values[field] = value;

    void IFieldWriter.Real(string field, double value) => values[field] = value;

    void IFieldWriter.Identity(string field, Guid value) => values[field] = value;

    void IFieldWriter.Geometry(string field, Geometry value) => values[field] = value;

    void IFieldWriter.Attributes(string field, SourceAttributes value) => values[field] = value;

    void IFieldWriter.Basket(string field, Basket value) => values[field] = value;

    string? IFieldReader.OptionalText(string field) => values[field] as string;

    string IFieldReader.Text(string field) => Is<string>(field);

    long IFieldReader.Integer(string field) => Is<long>(field);

    double IFieldReader.Real(string field) => Is<double>(field);

    Guid IFieldReader.Identity(string field) => Is<Guid>(field);

    Geometry IFieldReader.Geometry(string field) => Is<Geometry>(field);

    SourceAttributes IFieldReader.Attributes(string field) => Is<SourceAttributes>(field);

    Basket IFieldReader.Basket(string field) => Is<Basket>(field);

    private TValue Is<TValue>(string field) =>
        values.GetValueOrDefault(field) is TValue value ? value : throw new FormatException($"{field}: no {typeof(TValue).Name}.");
}
