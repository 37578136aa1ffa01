using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Linemerge;

namespace EnclavePlanner.SampleData.Drawing;

/// <summary>One stretch of road between two junctions.</summary>
/// <param name="Name">As on the sign, without the mark 虚构.</param>
/// <param name="Land">The parcel it lies on.</param>
/// <param name="Width">From kerb to kerb, metres.</param>
/// <param name="Centre">The centre line.</param>
internal sealed record RoadStretch(string Name, Land Land, double Width, LineString Centre);

/// <summary>Stretches of road as land: constant width, corners rounded off where roads meet, the wider road through.</summary>
internal sealed class RoadNetwork(IEnumerable<RoadStretch> stretches, double cornerRadius)
{
    public IReadOnlyList<RoadStretch> Stretches { get; } = [.. stretches.OrderByDescending(stretch => stretch.Width)];

    /// <summary>The same roads with the stretches of one name joined, so that each road is one piece of land until a wider one cuts it.</summary>
    public RoadNetwork Joined() => new(
        Stretches.GroupBy(stretch => stretch.Name).Select(road => road.First() with { Centre = JoinedCentre(road) }),
        cornerRadius);

    /// <summary>All the ground the roads take.</summary>
    public Geometry Ground()
    {
        var round = new BufferParameters(3, EndCapStyle.Flat, JoinStyle.Round, 2);
        var ribbons = Stretches.Select(stretch => Shapes.Ribbon(stretch.Centre, stretch.Width));
        var joints = Stretches.SelectMany(stretch => new[]
        {
            Sheet.Paper.CreatePoint(stretch.Centre.GetCoordinateN(0)).Buffer(stretch.Width / 2, 3),
            Sheet.Paper.CreatePoint(stretch.Centre.GetCoordinateN(stretch.Centre.NumPoints - 1)).Buffer(stretch.Width / 2, 3),
        });
        var united = Overlays.United(ribbons.Concat(joints));
        return united.Buffer(cornerRadius, round).Buffer(-cornerRadius, round);
    }

    private static LineString JoinedCentre(IEnumerable<RoadStretch> road)
    {
        var merger = new LineMerger();
        merger.Add(road.Select(stretch => stretch.Centre));
        return (LineString)merger.GetMergedLineStrings().Single();
    }

    /// <summary>The roads as claims: stretch by stretch, then the corners, which the stretches share out.</summary>
    public IEnumerable<Claim> Claims() => Stretches
        .Select(stretch => new Claim(Shapes.Ribbon(stretch.Centre, stretch.Width), stretch.Land, 40))
        .Append(Claim.ToShareOut(Ground(), Stretches[^1].Land));
}
