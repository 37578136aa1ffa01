using System.Collections.Immutable;
using EnclavePlanner.Exchange.GeoPackages;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>The tables of a file from which one is to be imported.</summary>
public static class SourceTables
{
    /// <summary>The feature tables of a GeoPackage; none for a file that is no GeoPackage, or that the import itself will have to refuse.</summary>
    public static ImmutableArray<string> Of(string path, CancellationToken cancellation = default)
    {
        if (!Path.GetExtension(path).Equals(".gpkg", StringComparison.OrdinalIgnoreCase))
            return [];
        try
        {
            var file = SourceFile.Named(path);
            return GeoPackageFile.Guard(
                file,
                () =>
                {
                    using var connection = GeoPackageFile.Open(file, cancellation);
                    return FeatureTable.Names(connection);
                },
                cancellation);
        }
        catch (FaultException)
        {
            return [];
        }
    }
}
