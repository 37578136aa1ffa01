using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>The geometry that the boundary points of a parcel make.</summary>
internal static class BoundaryPointShape
{
    /// <exception cref="Geodesy.Faults.FaultException">EXC-LINE-TOO-FEW, EXC-RING-TOO-FEW, EXC-GEOMETRY-COMPLEX, EXC-GEOMETRY-VERTICES.</exception>
    internal static Geometry Of(BoundaryPointParcel parcel, GeometryFactory factory, CancellationToken cancellation)
    {
        VertexLimit.Require(parcel.PointCount);
        var rings = parcel.Rings.Select(ring => ring.Select(point => new Coordinate(point.X, point.Y)).ToList()).ToList();
        switch (parcel.Shape)
        {
            case "点":
                return factory.CreateMultiPointFromCoords([.. rings.SelectMany(ring => ring)]);
            case "线":
                if (rings.Exists(line => line.Count < 2))
                    throw ExchangeTexts.Refusal("EXC-LINE-TOO-FEW", 1);
                var lines = rings.Select(line => factory.CreateLineString([.. line])).ToArray();
                return lines.Length == 1 ? lines[0] : factory.CreateMultiLineString(lines);
        }

        var closed = new List<LinearRing>();
        foreach (var ring in rings)
        {
            if (!ring[0].Equals2D(ring[^1]) || ring.Count == 1)
                ring.Add(ring[0].Copy());
            if (ring.Count < 4)
                throw ExchangeTexts.Refusal("EXC-RING-TOO-FEW", ring.Count);
            closed.Add(factory.CreateLinearRing([.. ring]));
        }

        return closed.Count == 0 ? factory.CreatePolygon() : PolygonAssembly.Assemble(closed, factory, cancellation);
    }
}
