using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>One record of a source file: either a geometry with its attributes, or the reason why it has none.</summary>
/// <param name="Row">The record's number in the file, from 1.</param>
/// <param name="Geometry">In the CRS of the file, x east and y north, without Z and M; null where refused.</param>
/// <param name="Attributes">Values by field name: string, double, long, bool or null.</param>
/// <param name="Refusal">Why the record cannot be read; null where it can.</param>
internal sealed record SourceRecord(
    int Row, Geometry? Geometry, IReadOnlyDictionary<string, object?> Attributes, Fault? Refusal)
{
    private static readonly Dictionary<string, object?> None = [];

    internal static SourceRecord Refused(int row, Fault refusal) => new(row, null, None, refusal);
}
