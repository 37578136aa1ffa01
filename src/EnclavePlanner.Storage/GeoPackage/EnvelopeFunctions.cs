using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>The SQL functions that the triggers of the R-tree extension call (OGC 12-128r17, F.3). Null for what is no geometry.</summary>
internal static class EnvelopeFunctions
{
    internal static void Register(SqliteConnection connection)
    {
        connection.CreateFunction<byte[]?, bool?>("ST_IsEmpty", blob => blob is null ? null : Of(blob) is null, isDeterministic: true);
        connection.CreateFunction<byte[]?, double?>("ST_MinX", blob => Of(blob)?.MinX, isDeterministic: true);
        connection.CreateFunction<byte[]?, double?>("ST_MaxX", blob => Of(blob)?.MaxX, isDeterministic: true);
        connection.CreateFunction<byte[]?, double?>("ST_MinY", blob => Of(blob)?.MinY, isDeterministic: true);
        connection.CreateFunction<byte[]?, double?>("ST_MaxY", blob => Of(blob)?.MaxY, isDeterministic: true);
    }

    private static Envelope? Of(byte[]? blob)
    {
        try
        {
            return blob is null ? null : GeometryBlob.EnvelopeOf(blob);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
