using System.Globalization;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Writes the entities that a feature is drawn with.</summary>
internal sealed class DxfEntityWriter(DxfPairWriter pairs)
{
    private const int OuterPath = 1 | 2;
    private const int IslandPath = 2 | 16;

    /// <summary>Lines of the pattern lie 20 m apart, or as far that at most 200 of them cross the area: CAD programs refuse a dense pattern.</summary>
    private const double PatternStep = 20;

    private const double MostPatternLines = 200;

    /// <summary>ANSI31 is defined in inches, its lines 3.175 mm apart.</summary>
    private const double StepOfAnsi31 = 3.175;

    /// <summary>The polygons of an area.</summary>
    internal static IEnumerable<Polygon> PolygonsOf(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(i => (Polygon)geometry.GetGeometryN(i));

    /// <summary>A filling of each polygon of an area; islands by the rule of odd and even.</summary>
    internal void Fill(string layer, Geometry area, bool isSolid)
    {
        var key = "";
        foreach (var part in PolygonsOf(area))
        {
            var handle = Begin("HATCH", layer);
            if (key.Length == 0)
                key = handle.ToString("X", CultureInfo.InvariantCulture);
            Fill(part, isSolid);
            if (area.NumGeometries == 1)
                continue;
            pairs.Write(1001, DxfParts.Application);
            pairs.Write(1000, key);
        }
    }

    /// <summary>The outline of a ring; of a solid filling in the foreground's colour, so that neighbours of one class stay apart.</summary>
    internal void Outline(string layer, LineString ring, bool isOfSolid)
    {
        Begin("LWPOLYLINE", layer);
        if (isOfSolid)
            pairs.Write(62, AciColours.Foreground);
        pairs.Write(100, "AcDbPolyline");
        pairs.Write(90, ring.NumPoints - 1);
        pairs.Write(70, 1);
        pairs.Write(43, 0.0);
        Vertices(ring);
    }

    /// <summary>A text centred above or below a point, which so lies inside whatever the text's length.</summary>
    internal void Text(string layer, Coordinate point, double height, string text, bool isAbove)
    {
        const int centred = 1, bottom = 1, top = 3;
        Begin("TEXT", layer);
        pairs.Write(100, "AcDbText");
        pairs.WritePoint(10, point.X, point.Y);
        pairs.Write(40, height);
        pairs.Write(1, DxfText.Escaped(text));
        pairs.Write(7, DxfFrame.TextStyle);
        pairs.Write(72, centred);
        pairs.WritePoint(11, point.X, point.Y);
        pairs.Write(100, "AcDbText");
        pairs.Write(73, isAbove ? bottom : top);
    }

    private void Fill(Polygon part, bool isSolid)
    {
        pairs.Write(100, "AcDbHatch");
        pairs.WritePoint(10, 0, 0);
        pairs.Write(210, 0.0);
        pairs.Write(220, 0.0);
        pairs.Write(230, 1.0);
        pairs.Write(2, isSolid ? "SOLID" : "ANSI31");
        pairs.Write(70, isSolid ? 1 : 0);
        pairs.Write(71, 0);
        pairs.Write(91, 1 + part.NumInteriorRings);
        Path(part.Shell, OuterPath);
        foreach (var hole in part.Holes)
            Path(hole, IslandPath);
        pairs.Write(75, 0);
        pairs.Write(76, 1);
        if (!isSolid)
            Pattern(part.EnvelopeInternal);
        pairs.Write(98, 0);
    }

    private long Begin(string type, string layer)
    {
        var handle = pairs.NewHandle();
        pairs.Write(0, type);
        pairs.WriteHandle(5, handle);
        pairs.WriteHandle(330, DxfFrame.ModelSpace);
        pairs.Write(100, "AcDbEntity");
        pairs.Write(8, layer);
        return handle;
    }

    private void Path(LineString ring, int kind)
    {
        pairs.Write(92, kind);
        pairs.Write(72, 0);
        pairs.Write(73, 1);
        pairs.Write(93, ring.NumPoints - 1);
        Vertices(ring);
        pairs.Write(97, 0);
    }

    /// <summary>All vertices but the last, which is the first again.</summary>
    private void Vertices(LineString ring)
    {
        for (var i = 0; i < ring.NumPoints - 1; i++)
        {
            pairs.Write(10, ring.CoordinateSequence.GetX(i));
            pairs.Write(20, ring.CoordinateSequence.GetY(i));
        }
    }

    /// <summary>One family of lines at 45°.</summary>
    private void Pattern(Envelope extent)
    {
        var step = Math.Max(PatternStep, (extent.Width + extent.Height) / MostPatternLines);
        var across = step * Math.Sqrt(0.5);
        pairs.Write(52, 0.0);
        pairs.Write(41, step / StepOfAnsi31);
        pairs.Write(77, 0);
        pairs.Write(78, 1);
        pairs.Write(53, 45.0);
        pairs.Write(43, 0.0);
        pairs.Write(44, 0.0);
        pairs.Write(45, -across);
        pairs.Write(46, across);
        pairs.Write(79, 0);
    }
}
