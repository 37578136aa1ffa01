using System.Collections.Immutable;
using EnclavePlanner.Exchange.GeoPackages;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables.Workbooks;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>The tables of a file from which one is to be imported.</summary>
public static class SourceTables
{
    /// <summary>The feature tables of a GeoPackage or the sheets of a workbook; none for another file, or one that the import itself will have to refuse.</summary>
    public static ImmutableArray<string> Of(string path, CancellationToken cancellation = default)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".gpkg" => OfGeoPackage(SourceFile.Named(path), cancellation),
                ".xlsx" => WorkbookTable.Names(SourceFile.Named(path)),
                _ => [],
            };
        }
        catch (FaultException)
        {
            return [];
        }
    }

    private static ImmutableArray<string> OfGeoPackage(SourceFile file, CancellationToken cancellation) => GeoPackageFile.Guard(
        file,
        () =>
        {
            using var connection = GeoPackageFile.Open(file, cancellation);
            return FeatureTable.Names(connection);
        },
        cancellation);
}
