using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EnclavePlanner.Desktop.BaseMaps;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests.BaseMaps;

/// <summary>A description on four grids, read by GDAL's WMTS driver and by us.</summary>
[TestClass]
public sealed partial class WmtsDescriptionTests
{
    private const string Address = "https://maps.example/wmts?SERVICE=WMTS&REQUEST=GetCapabilities&tk={key}";

    [TestMethod]
    [DataRow("mercator", 3857)]
    [DataRow("degrees", 4490)]
    [DataRow("zone", 4547)]
    public void Gdal_finds_the_grid_in_the_same_place(string set, int epsg)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("capabilities.xml");
        File.WriteAllText(path, Capabilities);
        var (said, _) = ExternalTool.Run("gdalinfo", "gdal-bin", $"WMTS:{path},layer=land,tilematrixset={set}");
        var origin = Origin().Match(said);
        var pixel = Pixel().Match(said);
        var layer = WmtsDescription.Read(Encoding.UTF8.GetBytes(Capabilities), Address).First(layer => layer.MatrixSet == set);
        Assert.AreEqual(epsg, layer.Grid.Epsg);
        var finest = layer.Grid.Levels[^1];
        Assert.AreEqual(Number(pixel, 1), finest.Resolution, 1e-9 * finest.Resolution);
        // GDAL takes the west and north edge of the layer's extent, a whole number of pixels from the grid's corner.
        var (columns, rows) = ((Number(origin, 1) - finest.West) / finest.Resolution, (finest.North - Number(origin, 2)) / finest.Resolution);
        Assert.AreEqual(Math.Round(columns), columns, 1e-3);
        Assert.AreEqual(Math.Round(rows), rows, 1e-3);
        Assert.IsTrue(columns >= -1 && columns <= finest.Columns * 256.0 && rows >= -1 && rows <= finest.Rows * 256.0, said);

        static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [TestMethod]
    public void Addresses_of_tiles_carry_the_key_to_the_host_that_it_was_given_for_and_to_no_other()
    {
        var layers = WmtsDescription.Read(Encoding.UTF8.GetBytes(Capabilities), Address);
        CollectionAssert.AreEqual(new[] { "mercator", "degrees", "zone", "mercator" }, layers.Select(layer => layer.MatrixSet).ToArray());
        Assert.AreEqual(
            "https://maps.example/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=land&STYLE=plain&TILEMATRIXSET=degrees&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&FORMAT=image%2Fpng&tk={key}",
            layers[1].Template);
        Assert.AreEqual("https://cdn.example/rest/plain/mercator/{z}/{y}/{x}.png", layers[3].Template);
        Assert.IsNotNull(new BaseMapSource(Guid.NewGuid(), "A", BaseMapKind.Wmts, layers[1].Template) { Key = "k", Described = layers[1].Grid }.Checked());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("<html><body>404</body></html>")]
    [DataRow("<Capabilities><Contents/></Capabilities>")]
    [DataRow("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Capabilities>&b;</Capabilities>")]
    [DataRow("<Capabilities><Contents><TileMatrixSet><Identifier>a</Identifier><SupportedCRS>EPSG:3857</SupportedCRS><TileMatrix><Identifier>0</Identifier><ScaleDenominator>x</ScaleDenominator><TopLeftCorner>0 0</TopLeftCorner></TileMatrix></TileMatrixSet></Contents></Capabilities>")]
    [DataRow("<Capabilities><Contents><TileMatrixSet><Identifier>a</Identifier><SupportedCRS>EPSG:3857</SupportedCRS><TileMatrix><Identifier>0</Identifier><ScaleDenominator>-1</ScaleDenominator><TopLeftCorner>0 0</TopLeftCorner><TileWidth>99999999999</TileWidth><TileHeight>1</TileHeight><MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix></TileMatrixSet></Contents></Capabilities>")]
    public void What_is_no_description_is_refused(string text) =>
        Assert.AreEqual("WIN-BASE-DESCRIPTION", Assert.ThrowsExactly<FaultException>(() => WmtsDescription.Read(Encoding.UTF8.GetBytes(text), Address)).Fault.Code);

    private static string Capabilities { get; } =
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
          <ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href="https://maps.example/wmts?">
            <ows:Constraint name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint>
          </ows:Get></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
          <Contents>
            <Layer><ows:Title>Land</ows:Title><ows:WGS84BoundingBox><ows:LowerCorner>113.5 22</ows:LowerCorner><ows:UpperCorner>114.5 23</ows:UpperCorner></ows:WGS84BoundingBox>
              <ows:Identifier>land</ows:Identifier><Style isDefault="true"><ows:Identifier>plain</ows:Identifier></Style><Format>image/jpeg</Format><Format>image/png</Format>
              <TileMatrixSetLink><TileMatrixSet>mercator</TileMatrixSet></TileMatrixSetLink><TileMatrixSetLink><TileMatrixSet>degrees</TileMatrixSet></TileMatrixSetLink>
              <TileMatrixSetLink><TileMatrixSet>zone</TileMatrixSet></TileMatrixSetLink><TileMatrixSetLink><TileMatrixSet>unknown</TileMatrixSet></TileMatrixSetLink></Layer>
            <Layer><ows:Title>Elsewhere</ows:Title><ows:Identifier>rest</ows:Identifier><Style isDefault="true"><ows:Identifier>plain</ows:Identifier></Style><Format>image/png</Format>
              <TileMatrixSetLink><TileMatrixSet>mercator</TileMatrixSet></TileMatrixSetLink>
              <ResourceURL format="image/png" resourceType="tile" template="https://cdn.example/rest/{"{Style}"}/{"{TileMatrixSet}"}/{"{TileMatrix}"}/{"{TileRow}"}/{"{TileCol}"}.png"/></Layer>
            {Set("mercator", "urn:ogc:def:crs:EPSG::3857", "-20037508.342789244 20037508.342789244", 559082264.0287178, 1)}
            {Set("degrees", "urn:ogc:def:crs:EPSG::4490", "90 -180", 2.958293554545656E8, 2)}
            {Set("zone", "urn:ogc:def:crs:EPSG::4547", "2600000 300000", 4000000, 1)}
            {Set("unknown", "urn:ogc:def:crs:EPSG::27700", "1300000 0", 4000000, 1)}
          </Contents>
        </Capabilities>
        """;

    /// <summary>Three levels, each twice as fine as the one before.</summary>
    private static string Set(string name, string crs, string corner, double denominator, int columns) =>
        $"<TileMatrixSet><ows:Identifier>{name}</ows:Identifier><ows:SupportedCRS>{crs}</ows:SupportedCRS>"
        + string.Concat(Enumerable.Range(0, 3).Select(level => string.Create(
            CultureInfo.InvariantCulture,
            $"<TileMatrix><ows:Identifier>{level}</ows:Identifier><ScaleDenominator>{denominator / (1 << level):R}</ScaleDenominator><TopLeftCorner>{corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>{columns << level}</MatrixWidth><MatrixHeight>{1 << level}</MatrixHeight></TileMatrix>")))
        + "</TileMatrixSet>";

    [GeneratedRegex(@"Origin = \(([-\d.]+),([-\d.]+)\)")]
    private static partial Regex Origin();

    [GeneratedRegex(@"Pixel Size = \(([-\d.]+),")]
    private static partial Regex Pixel();
}
