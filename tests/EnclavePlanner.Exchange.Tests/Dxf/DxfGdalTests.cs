using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using static EnclavePlanner.Exchange.Tests.Dxf.Drawings;

namespace EnclavePlanner.Exchange.Tests.Dxf;

/// <summary>The same drawings read by GDAL, where it means by an entity what AutoCAD does.</summary>
[TestClass]
public sealed class DxfGdalTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("AC1009")]
    [DataRow("AC1015")]
    [DataRow("AC1018")]
    [DataRow("AC1021")]
    [DataRow("AC1032")]
    public void Every_closed_entity_has_GDALs_area(string version)
    {
        string[] entities =
        [
            Drawings.Polyline("图层", true, [X, Y, 0.5], [X + 100, Y], [X + 100, Y + 80, -0.3], [X, Y + 80]),
            $"0 POLYLINE|8 图层|66 1|70 1|10 0|20 0|30 0|0 VERTEX|8 A|10 {X}|20 {Y}|42 1|0 VERTEX|8 A|10 {X + 30}|20 {Y}|0 VERTEX|8 A|10 {X + 30}|20 {Y + 40}|0 SEQEND|8 A",
            Drawings.Hatch("图层", 0, Drawings.Loop(3, [X, Y], [X + 90, Y, 0.4], [X + 90, Y + 90], [X, Y + 90]), Drawings.Loop(16, [X + 20, Y + 20], [X + 40, Y + 20, 1], [X + 40, Y + 50])),
            Drawings.Hatch("图层", 0, $"92 1|93 3|72 1|10 {X}|20 {Y}|11 {X + 100}|21 {Y}|72 2|10 {X + 50}|20 {Y}|40 50|50 0|51 90|73 1|72 1|10 {X + 50}|20 {Y + 50}|11 {X}|21 {Y}|97 0"),
            Drawings.Hatch("图层", 0, $"92 1|93 2|72 3|10 {X}|20 {Y}|11 60|21 0|40 0.5|50 0|51 160|73 1|72 3|10 {X}|20 {Y}|11 60|21 0|40 0.5|50 160|51 360|73 1|97 0"),
            Drawings.Hatch("图层", 0, $"92 1|93 2|72 2|10 {X}|20 {Y}|40 50|50 180|51 360|73 0|72 1|10 {X + 50}|20 {Y}|11 {X - 50}|21 {Y}|97 0"),
            $"0 CIRCLE|8 图层|10 {X}|20 {Y}|40 75",
            $"0 ELLIPSE|8 图层|10 {X}|20 {Y}|11 30|21 40|40 0.4|41 0|42 6.283185307179586",
            Drawings.Polyline("图层", true, [-X, Y, 0.7], [-X + 50, Y], [-X + 50, Y + 50]) + "|210 0|220 0|230 -1",
            $"0 INSERT|8 图层|2 P|10 {X}|20 {Y}|41 3|42 2|50 30",
        ];
        foreach (var entity in entities)
        {
            var text = Drawings.Of(entity, version, blocks: $"0 BLOCK|8 0|2 P|70 0|10 1|20 2|{Drawings.Polyline("0", true, [0, 0, 0.5], [10, 0], [10, 10])}|0 ENDBLK");
            var isUtf8 = string.CompareOrdinal(version, "AC1021") >= 0;
            var ours = folder.Open(text, isUtf8 ? "utf-8" : "gbk").Records().Single();
            var theirs = Gdal(folder["a.dxf"], isUtf8).Single();
            Assert.AreEqual("图层", ours.Attributes["Layer"]);
            Assert.AreEqual("图层", theirs.Layer, version);
            Assert.AreEqual(theirs.Geometry.Area, ours.Geometry!.Area, 0.02 + DxfArc.ChordTolerance * theirs.Geometry.Length, entity);
            Assert.AreEqual(theirs.Geometry.EnvelopeInternal.MinX, ours.Geometry.EnvelopeInternal.MinX, 0.002, entity);
            Assert.AreEqual(theirs.Geometry.EnvelopeInternal.MaxY, ours.Geometry.EnvelopeInternal.MaxY, 0.002, entity);
        }
    }

    [TestMethod]
    public void What_is_written_opens_in_GDAL_with_the_same_polygons_layers_colours_and_texts()
    {
        var radii = Enumerable.Range(0, 12).Select(i => 180_000 + i * 3_571).ToArray();
        var parcels = Enumerable.Range(0, 20)
            .Select(cell => DxfWriterTests.Parcel(cell, cell % 3 == 0 ? [(9, radii, true, cell), (5, radii, false, 1)] : [(8, radii, cell % 2 == 0, cell)], $"地块-{cell}", cell * 8))
            .ToList();
        DxfWriterTests.Write(DxfWriterTests.After([.. parcels]), PlanLayer.Parcels, folder["a.dxf"]);
        var read = Gdal(folder["a.dxf"], isUtf8: true, style: "OGR_STYLE");
        var fillings = read.Where(feature => feature.SubClasses.Contains("AcDbHatch", StringComparison.Ordinal)).ToList();
        var outlines = read.Where(feature => feature.SubClasses.Contains("AcDbPolyline", StringComparison.Ordinal)).ToList();
        Assert.HasCount(parcels.Sum(parcel => parcel.Geometry.NumGeometries), fillings);
        foreach (var parcel in parcels)
        {
            var landUse = LandUseGuide.Get(parcel.LandUseCode!);
            foreach (var part in DxfEntityWriter.PolygonsOf(parcel.Geometry))
            {
                var filling = fillings.Single(feature => feature.Geometry.EnvelopeInternal.Equals(part.EnvelopeInternal));
                Assert.IsTrue(part.Normalized().EqualsExact(filling.Geometry.Normalized()), part + "\n" + filling.Geometry);
                Assert.AreEqual(landUse.ChineseName, filling.Layer);
                Assert.Contains(landUse.Colour, filling.Style);
            }

            Assert.AreEqual(1, read.Count(feature => feature.Text == parcel.Number && feature.Layer == "地块编号"));
            Assert.IsTrue(read.Where(feature => feature.Text == parcel.Number).All(feature => parcel.Geometry.Covers(feature.Geometry)));
        }

        Assert.HasCount(parcels.Sum(parcel => DxfEntityWriter.PolygonsOf(parcel.Geometry).Sum(part => 1 + part.NumInteriorRings)), outlines);
        Assert.AreEqual(20, read.Count(feature => feature.Text.EndsWith("平方米", StringComparison.Ordinal)));
        Assert.HasCount(fillings.Count + outlines.Count + 40, read);
    }

    [TestMethod]
    public void Colour_indices_are_GDALs_palette_and_the_nearest_is_found()
    {
        var indices = Enumerable.Range(10, 246).ToList();
        folder.Write("a.dxf", Drawings.Of(string.Join('|', indices.Select(index => Drawings.Line($"L{index}", X, Y, X + 1, Y) + $"|62 {index}"))));
        var lines = Gdal(folder["a.dxf"], isUtf8: true, style: "OGR_STYLE");
        Assert.HasCount(indices.Count, lines);
        foreach (var line in lines)
        {
            var index = int.Parse(line.Layer.AsSpan(1), CultureInfo.InvariantCulture);
            var ours = AciColours.Rgb(index);
            var theirs = int.Parse(line.Style.AsSpan(line.Style.IndexOf('#', StringComparison.Ordinal) + 1, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var shift = 0; shift <= 16; shift += 8)
                Assert.AreEqual(theirs >> shift & 0xFF, ours >> shift & 0xFF, 1, $"{line.Layer}: {ours:X6}, GDAL {theirs:X6}");
            Assert.AreEqual(ours, AciColours.Rgb(AciColours.NearestTo(ours)));
        }
    }

    [TestMethod]
    [DataRow("sample_AC1009_ascii.dxf")]
    [DataRow("sample_AC1032_ascii.dxf")]
    [DataRow("geoloc.dxf")]
    public void Real_drawings_are_read_and_their_hatches_have_GDALs_areas(string name)
    {
        File.Copy(SharedData.File("dxf/" + name), folder["a.dxf"]);
        var layer = DxfLayer.Open(Sources.SourceFile.Named(folder["a.dxf"]), new Sources.CrsStatement(4547, null), null, PlanGeometry.Area, CancellationToken.None);
        var records = layer.Records();
        foreach (var record in records.Where(record => record.Refusal is not null))
            Assert.StartsWith("EXC-DXF-", record.Refusal!.Code);
        var ours = records.Where(record => record.Attributes.GetValueOrDefault("Entity") as string == "HATCH")
            .GroupBy(record => record.Attributes["Handle"], (_, parts) => parts.Sum(part => part.Geometry!.Area)).Order().ToList();
        var theirs = Gdal(folder["a.dxf"], isUtf8: true, where: "SubClasses LIKE '%AcDbHatch'").Select(feature => feature.Geometry.Area).Order().ToList();
        Assert.IsLessThanOrEqualTo(theirs.Count, ours.Count);
        foreach (var area in ours)
            Assert.IsTrue(theirs.Exists(other => Math.Abs(other - area) <= 0.002 * area), $"{area} is none of {string.Join(", ", theirs)}");
    }

    private sealed record Feature(string Layer, string SubClasses, string Text, string Style, Geometry Geometry);

    /// <param name="path">The drawing.</param>
    /// <param name="isUtf8">GDAL takes every version for text in its code page; that 2007 and later are UTF-8 it has to be told.</param>
    /// <param name="style">OGR_STYLE where the style is wanted.</param>
    /// <param name="where">Which entities.</param>
    private List<Feature> Gdal(string path, bool isUtf8, string style = "''", string where = "1 = 1")
    {
        var csv = folder["out.csv"];
        File.Delete(csv);
        ExternalTool.Run(
            "ogr2ogr", "gdal-bin",
            ["--config", "OGR_ARC_STEPSIZE", "0.25", .. isUtf8 ? (string[])["--config", "DXF_ENCODING", "UTF-8"] : [], "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=TAB",
             "-nlt", "GEOMETRY", "-sql", $"SELECT Layer, SubClasses, Text, {style} AS Style FROM entities WHERE {where}", csv, path]);
        var reader = new WKTReader();
        return [.. File.ReadLines(csv, Encoding.UTF8).Skip(1)
            .Select(line => line.Split('\t').Select(cell => cell.Trim('"')).ToArray())
            .Select(cells => new Feature(cells[1], cells[2], cells[3], cells[4], Area(reader.Read(cells[0]))))];
    }

    private static Geometry Area(Geometry geometry) => geometry is LineString { IsClosed: true, NumPoints: > 3 } ring
        ? ring.Factory.CreatePolygon(ring.Coordinates)
        : geometry;
}
