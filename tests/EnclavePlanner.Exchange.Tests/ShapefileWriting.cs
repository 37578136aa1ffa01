using System.Text;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>Shapefiles in EPSG:4547 as NetTopologySuite's own writer makes them.</summary>
internal static class ShapefileWriting
{
    internal static readonly string[] Extensions = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4547);

    internal static string Shapefile(this ScratchFolder folder, string stem, Encoding encoding, params (string Wkt, string Name)[] rows)
    {
        var features = rows.Select(row => new Feature(
            new WKTReader(new NetTopologySuite.NtsGeometryServices(Factory.PrecisionModel, 4547)) { IsOldNtsCoordinateSyntaxAllowed = false }.Read(row.Wkt),
            new AttributesTable { { "DKMC", row.Name }, { "面积", 1.5 }, { "ok", true } }));
        var path = folder[stem + ".shp"];
        NetTopologySuite.IO.Esri.Shapefile.WriteAllFeatures(features, path, CrsRegistry.Get(4547).EsriWkt, encoding);
        return path;
    }

    internal static string Square(double x, double y, double size) => FormattableString.Invariant(
        $"POLYGON (({x} {y}, {x} {y + size}, {x + size} {y + size}, {x + size} {y}, {x} {y}))");
}
