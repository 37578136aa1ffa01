using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Collects the outlines of a file's first records, as many as a small map can show.</summary>
internal sealed class PreviewOutlines
{
    private const int MostOutlines = 500;
    private const int MostVertices = 20_000;

    /// <summary>A boundary of more vertices is drawn with fewer.</summary>
    private const int ManyVertices = 2000;

    /// <summary>The part of its own size within which an outline may be wrong: less than a pixel of a small map.</summary>
    private const double Accuracy = 1.0 / 2000;

    private readonly List<Geometry> outlines = [];
    private int vertices;

    internal void Add(Geometry geometry)
    {
        if (outlines.Count >= MostOutlines || vertices >= MostVertices || !geometry.Coordinates.All(point => double.IsFinite(point.X) && double.IsFinite(point.Y)))
            return;
        var outline = Drawn(geometry);
        // What is mixed is refused by the import.
        if (outline.IsEmpty || outline.OgcGeometryType == OgcGeometryType.GeometryCollection)
            return;
        vertices += outline.NumPoints;
        if (vertices <= MostVertices)
            outlines.Add(outline);
    }

    /// <param name="crs">The CRS of the outlines.</param>
    /// <param name="city">That of the city.</param>
    /// <param name="extent">Of all records looked at, in <paramref name="crs"/>.</param>
    /// <param name="placement">Where that lies.</param>
    /// <returns>Null where there is nothing to draw.</returns>
    internal PreviewGround? Ground(Crs crs, Crs city, Envelope extent, Placement placement)
    {
        if (placement.Extent is { } placed)
            return new PreviewGround(placed, [.. Transformed(CoordinateTransform.Between(crs, city))], true);
        var isDrawable = !extent.IsNull && double.IsFinite(extent.Width) && double.IsFinite(extent.Height);
        return isDrawable && placement.Misplaced is not null ? new PreviewGround(extent, [.. outlines], false) : null;
    }

    private static Geometry Drawn(Geometry geometry) => geometry.NumPoints <= ManyVertices
        ? geometry
        : new DouglasPeuckerSimplifier(geometry)
        {
            DistanceTolerance = Accuracy * Math.Max(geometry.EnvelopeInternal.Width, geometry.EnvelopeInternal.Height),
            EnsureValidTopology = false,
        }.GetResultGeometry();

    private IEnumerable<Geometry> Transformed(CoordinateTransform transform)
    {
        foreach (var outline in outlines)
        {
            Geometry placed;
            try
            {
                placed = transform.Transform(outline);
            }
            catch (FaultException)
            {
                // The import refuses this record and says why.
                continue;
            }

            yield return placed;
        }
    }
}
