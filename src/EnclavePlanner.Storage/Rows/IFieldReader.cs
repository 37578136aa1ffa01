using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

/// <summary>Gives back what an <see cref="IFieldWriter"/> took. A field that is not there or not of its type is a <see cref="FormatException"/>.</summary>
internal interface IFieldReader
{
    string? OptionalText(string field);

    string Text(string field);

    long Integer(string field);

    double Real(string field);

    Guid Identity(string field);

    Geometry Geometry(string field);

    SourceAttributes Attributes(string field);

    Basket Basket(string field);
}
