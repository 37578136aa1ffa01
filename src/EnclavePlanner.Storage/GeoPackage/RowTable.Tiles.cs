using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.Tiles;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage;

internal sealed partial class RowTable
{
    /// <summary>The parcels whose envelopes meet a window, as they are, or were after an action.</summary>
    /// <exception cref="FormatException">Names the row, and what is wrong with it.</exception>
    internal IEnumerable<TileParcel> TileParcels(ParcelTheme theme, Envelope window, long? asOf)
    {
        EndLoad();
        return Read();

        IEnumerable<TileParcel> Read()
        {
            using var command = connection.Statement(Looked($"id, number, {ThemeColumns.Of(theme)} AS class, geom", window, asOf), Values(window, asOf));
            using var record = command.ExecuteReader();
            var reader = new ColumnReader(record);
            while (record.Read())
            {
                yield return Named(
                    record, place: 0, () => new TileParcel(reader.Identity("id"), reader.Text("number"), reader.OptionalText("class"), reader.Geometry("geom")));
            }
        }
    }

    /// <summary>The same of all, or of those in a window, with no more than their classes and the binary of their outlines.</summary>
    /// <exception cref="FormatException">Names the row, and what is wrong with it.</exception>
    internal IEnumerable<ClassOutline> Outlines(ParcelTheme theme, Envelope? window, long? asOf)
    {
        EndLoad();
        return Read();

        IEnumerable<ClassOutline> Read()
        {
            using var command = connection.Statement(Looked($"id, {ThemeColumns.Of(theme)}, geom", window, asOf), Values(window, asOf));
            using var record = command.ExecuteReader();
            var reader = new ColumnReader(record);
            while (record.Read())
                yield return OutlineOf(record, reader);
        }
    }

    /// <summary>A million times over: without a closure.</summary>
    private ClassOutline OutlineOf(SqliteDataReader record, ColumnReader reader)
    {
        try
        {
            return new ClassOutline(reader.OptionalTextAt(1), reader.OutlineAt(2));
        }
        catch (FormatException fault)
        {
            return Named<ClassOutline>(record, place: 0, () => throw fault);
        }
    }

    /// <summary>How many parcels a window has, counted no further than asked for.</summary>
    internal long CountWithin(Envelope window, long? asOf, int most)
    {
        EndLoad();
        using var command = connection.Statement($"SELECT count(*) FROM (SELECT 1 FROM ({Looked("fid", window, asOf)}) LIMIT $most)", [.. Values(window, asOf), ("$most", most)]);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>How many parcels there are of each code or owner.</summary>
    internal IEnumerable<(string CityCode, string? Class, long Count)> ClassCounts(ParcelTheme theme, long? asOf)
    {
        var column = ThemeColumns.Of(theme);
        EndLoad();
        using var command = connection.Statement(
            $"SELECT city, {column}, count(*) FROM ({Looked($"city, {column}", window: null, asOf)}) GROUP BY city, {column}", Values(window: null, asOf));
        using var record = command.ExecuteReader();
        while (record.Read())
            yield return (record.GetString(0), record.IsDBNull(1) ? null : record.GetString(1), record.GetInt64(2));
    }

    private string Looked(string read, Envelope? window, long? asOf)
    {
        var (inside, insideByBlob) = window is null ? ("TRUE", "TRUE") : (InTree, MeetsByBlob);
        return asOf is null
            ? Valid(inside, insideByBlob, read)
            : Valid($"{RowColumns.ChangeSet} <= $number AND {inside}", $"{RowColumns.ChangeSet} <= $number AND {insideByBlob}", read)
                + $" UNION ALL SELECT {read} FROM {past} WHERE {RowColumns.ChangeSet} <= $number AND superseded_by > $number AND {insideByBlob}";
    }

    private static (string, object?)[] Values(Envelope? window, long? asOf) =>
        [.. window is null ? [] : Corners(window), .. asOf is { } number ? [("$number", (object?)number)] : Array.Empty<(string, object?)>()];
}
