using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests.Oracles;

/// <summary>GDAL's own tools, which know nothing of this program.</summary>
internal static class Gdal
{
    private const string Validator = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py";

    /// <summary>What ogrinfo says, and what it warns of.</summary>
    public static (string Output, string Warnings) OgrInfo(params string[] arguments) => ExternalTool.Run("ogrinfo", "gdal-bin", arguments);

    /// <summary>What validate_gpkg.py of GDAL (OGC 12-128 requirement by requirement) says of the file.</summary>
    public static (string Output, string Warnings) Validate(string path) => File.Exists(Validator)
        // Debian's own Python, which sees Debian's GDAL, whatever other one comes first on the path.
        ? ExternalTool.Run("/usr/bin/python3", "python3-gdal", Validator, "-k", "--extra", "--warning-as-error", path)
        : throw ExternalTool.Missing("validate_gpkg.py", "python3-gdal");
}
