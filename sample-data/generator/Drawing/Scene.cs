using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Drawing;

/// <summary>One city's land, drawn.</summary>
/// <param name="Extent">What the parcels cover.</param>
/// <param name="Parcels">The existing land.</param>
/// <param name="Roads">Centre lines.</param>
internal sealed record Scene(Polygon Extent, List<Tile> Parcels, IReadOnlyList<RoadStretch> Roads);
