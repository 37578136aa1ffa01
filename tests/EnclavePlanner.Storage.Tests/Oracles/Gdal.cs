using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests.Oracles;

/// <summary>GDAL's own tools, which know nothing of this program.</summary>
internal static class Gdal
{
    private const string Validator = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py";

    /// <summary>What ogrinfo says, and what it warns of.</summary>
    public static (string Output, string Warnings) OgrInfo(params string[] arguments) => ExternalTool.Run("ogrinfo", "gdal-bin", arguments);

    /// <summary>
    /// Edits the file as QGIS does, through GDAL's library: the script finds it open as <c>ds</c>, and its layers by
    /// <c>layer(name)</c>; <c>first(name)</c> is the first feature of one.
    /// </summary>
    public static void Edit(string path, string script)
    {
        const string prelude = """
            import sys
            from osgeo import gdal, ogr, osr
            gdal.UseExceptions()
            ogr.UseExceptions()
            ds = gdal.OpenEx(sys.argv[1], gdal.OF_VECTOR | gdal.OF_UPDATE, open_options=['LIST_ALL_TABLES=YES'])
            layer = ds.GetLayerByName
            def first(name):
                l = layer(name)
                l.ResetReading()
                return l.GetNextFeature()
            def square(x, y, side):
                return ogr.CreateGeometryFromWkt(f'POLYGON (({x} {y},{x+side} {y},{x+side} {y+side},{x} {y+side},{x} {y}))')

            """;
        var (_, warnings) = ExternalTool.Run("/usr/bin/python3", "python3-gdal", "-c", prelude + script + "\nds = None\n", path);
        Assert.AreEqual("", warnings);
    }

    /// <summary>What validate_gpkg.py of GDAL (OGC 12-128 requirement by requirement) says of the file.</summary>
    public static (string Output, string Warnings) Validate(string path) => File.Exists(Validator)
        // Debian's own Python, which sees Debian's GDAL, whatever other one comes first on the path.
        ? ExternalTool.Run("/usr/bin/python3", "python3-gdal", Validator, "-k", "--extra", "--warning-as-error", path)
        : throw ExternalTool.Missing("validate_gpkg.py", "python3-gdal");
}
