using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>What a map in the city's CRS shows of a file.</summary>
/// <param name="Extent">Of the records that were looked at.</param>
/// <param name="Outlines">Of the first of them, without vertices that would not be seen. To look at, never to measure.</param>
/// <param name="IsPlaced">
/// Whether they lie there. By their own CRS they may lie nowhere: then their numbers are given as they stand, as if they were
/// metres in the city's.
/// </param>
public sealed record PreviewGround(Envelope Extent, ImmutableArray<Geometry> Outlines, bool IsPlaced);
