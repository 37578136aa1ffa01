using EnclavePlanner.SampleData.Mosaics;

namespace EnclavePlanner.SampleData.Drawing;

/// <summary>One city's land, drawn.</summary>
/// <param name="Parcels">The existing land.</param>
/// <param name="Roads">Centre lines.</param>
internal sealed record Scene(List<Tile> Parcels, IReadOnlyList<RoadStretch> Roads);
