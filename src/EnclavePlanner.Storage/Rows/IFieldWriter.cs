using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

/// <summary>Takes a row's fields one by one: into the columns of a table, or into a record of the history.</summary>
internal interface IFieldWriter
{
    void Text(string field, string? value);

    void Integer(string field, long value);

    void Real(string field, double value);

    void Identity(string field, Guid value);

    void Geometry(string field, Geometry value);

    void Attributes(string field, SourceAttributes value);

    void Basket(string field, Basket value);
}
