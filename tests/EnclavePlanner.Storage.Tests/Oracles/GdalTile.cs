using EnclavePlanner.Storage.Tiles;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EnclavePlanner.Storage.Tests.Oracles;

/// <summary>A feature of a vector tile as GDAL's driver reads it.</summary>
/// <param name="Id">Its property id; null where it has none.</param>
/// <param name="Code">Its property code.</param>
/// <param name="Owner">Its property owner.</param>
/// <param name="Number">Its property number.</param>
/// <param name="Area">Its property area.</param>
/// <param name="Geometry">In units of the tile, y northwards from its south-western corner.</param>
internal sealed record GdalTile(Guid? Id, string? Code, string? Owner, string? Number, string? Area, Geometry Geometry)
{
    private const string Script = """
        import json, sys
        from osgeo import gdal
        gdal.UseExceptions()
        ds = gdal.OpenEx(sys.argv[1], gdal.OF_VECTOR, open_options=['CLIP=NO'], allowed_drivers=['MVT'])
        assert ds.GetLayerCount() == 1 and ds.GetLayer(0).GetName() == 'parcels'
        for f in ds.GetLayer(0):
            has = lambda name: f.GetFieldAsString(name) if f.GetFieldIndex(name) >= 0 and f.IsFieldSet(name) else None
            print(json.dumps([has('id'), has('code'), has('owner'), has('number'), has('area'), f.GetGeometryRef().ExportToWkt()]))
        """;

    /// <summary>The features of a tile.</summary>
    internal static IReadOnlyList<GdalTile> Read(byte[] tile)
    {
        if (tile.Length == 0)
            return [];
        using var folder = new TemporaryFolder();
        var path = folder.File("tile.pbf");
        File.WriteAllBytes(path, tile);
        var (output, warnings) = ExternalTool.Run("/usr/bin/python3", "python3-gdal", "-c", Script, path);
        Assert.AreEqual("", warnings);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var fields = System.Text.Json.JsonSerializer.Deserialize<string?[]>(line)!;
            return new GdalTile(fields[0] is { } id ? Guid.Parse(id) : null, fields[1], fields[2], fields[3], fields[4], new WKTReader().Read(fields[5]));
        })];
    }

    /// <summary>A geometry of a plan in the same units.</summary>
    internal static Geometry InUnits(Geometry geometry, TileAddress tile)
    {
        var unit = tile.Side / TileAddress.Units;
        var moved = new GeometryFactory().CreateGeometry(geometry);
        moved.Apply(new Moving(point => ((point.X - tile.West) / unit, (point.Y - tile.North + tile.Side) / unit)));
        return moved;
    }

    private sealed class Moving(Func<Coordinate, (double X, double Y)> to) : ICoordinateFilter
    {
        public void Filter(Coordinate coord) => (coord.X, coord.Y) = to(coord);
    }
}
