using System.Buffers;
using System.Text.Json;
using EnclavePlanner.Desktop.Maps;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;

namespace EnclavePlanner.Desktop.Tests;

/// <summary>What the map is sent, read back by a reader we did not write.</summary>
[TestClass]
public sealed class FeatureCollectionWriterTests
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory(new GeometryFactory()) } };

    [TestMethod]
    [DataRow("POLYGON ((500000 2500000, 500100.0001 2500000, 500100 2500100, 500000 2500000))")]
    [DataRow("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500000), (500050 2500010, 500090 2500010, 500090 2500030, 500050 2500010))")]
    [DataRow("MULTIPOLYGON (((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500000)), ((500200 2500000, 500300 2500000, 500300 2500100, 500200 2500000)))")]
    public async Task Geometries_arrive_bit_for_bit(string wkt)
    {
        var geometry = new WKTReader(SurveyGrid.Services).Read(wkt);
        var parcel = Lands.Square(Lands.Liaocheng, "<T-1> \"地\"") with { Geometry = geometry };
        var output = new ArrayBufferWriter<byte>();
        await FeatureCollectionWriter.WriteAsync([parcel], output, _ => Task.CompletedTask, default);

        var read = JsonSerializer.Deserialize<FeatureCollection>(output.WrittenSpan, GeoJson)!;
        Assert.IsTrue(geometry.EqualsExact(read[0].Geometry));
        Assert.AreEqual(parcel.Number, read[0].Attributes["number"]);
        Assert.AreEqual("0102", read[0].Attributes["code"]);
    }
}
