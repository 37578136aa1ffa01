using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>Reads parcels for tiles, by the spatial index and with no more than the user may see. PostGIS cuts those without numbers itself.</summary>
internal sealed class TileReading(NpgsqlConnection connection, Guid plan, Surroundings surroundings)
{
    private const string Columns = "t.id, t.number, t.land_use_code, t.owner, t.geom";

    private readonly string postGis = surroundings.PostGis;

    /// <inheritdoc cref="Sessions.IPlanSession.Outlines"/>
    internal IEnumerable<ClassOutline> Outlines(string city, ParcelTheme theme, Envelope? window, long? asOf)
    {
        using var command = connection.Statement($"SELECT t.{ThemeColumns.Of(theme)}, t.geom::bytea FROM ({Source(window, asOf)}) t", Values(city, window, asOf));
        using var record = command.ExecuteReader();
        while (record.Read())
            yield return new ClassOutline(record.IsDBNull(0) ? null : record.GetString(0), record.GetFieldValue<byte[]>(1));
    }

    /// <inheritdoc cref="Sessions.IPlanSession.ParcelCounts"/>
    internal IEnumerable<(string CityCode, string? Class, long Count)> Counts(ParcelTheme theme, long? asOf)
    {
        var read = $"SELECT t.city, t.{ThemeColumns.Of(theme)} AS class FROM";
        var source = asOf is null
            ? $"{read} enclave.parcel t WHERE t.plan_id = $1"
            : $"{read} enclave.parcel t WHERE t.plan_id = $1 AND t.change_set <= $2 UNION ALL {read} enclave.parcel_past t WHERE t.plan_id = $1 AND t.change_set <= $2 AND t.superseded_by > $2";
        using var command = connection.Statement(
            $"SELECT t.city, t.class, count(*) FROM ({source}) t GROUP BY t.city, t.class", asOf is { } number ? [plan, number] : [plan]);
        using var record = command.ExecuteReader();
        while (record.Read())
            yield return (record.GetString(0), record.IsDBNull(1) ? null : record.GetString(1), record.GetInt64(2));
    }

    /// <inheritdoc cref="Sessions.IPlanSession.HasMoreParcels"/>
    internal bool HasMore(string city, Envelope window, long? asOf, int most)
    {
        var values = Values(city, window, asOf);
        values.Add(most + 1);
        return (long)connection.Scalar($"SELECT count(*) FROM (SELECT FROM ({Source(window, asOf)}) t LIMIT ${values.Count}) counted", values)! > most;
    }

    /// <inheritdoc cref="Sessions.IPlanSession.TileParcels"/>
    internal IEnumerable<TileParcel> Parcels(string city, ParcelTheme theme, Envelope window, long? asOf)
    {
        using var command = connection.Statement(
            $"SELECT t.id, t.number, t.{ThemeColumns.Of(theme)}, t.geom::bytea FROM ({Source(window, asOf)}) t", Values(city, window, asOf));
        using var record = command.ExecuteReader();
        GeometryFactory? factory = null;
        while (record.Read())
        {
            var geometry = WkbReading.ReadExtended(
                record.GetFieldValue<byte[]>(3), srid => factory?.SRID == srid ? factory : factory = SurveyGrid.FactoryFor(CrsRegistry.Get(srid)));
            yield return new TileParcel(record.GetGuid(0), record.GetString(1), record.IsDBNull(2) ? null : record.GetString(2), geometry);
        }
    }

    /// <inheritdoc cref="Sessions.IPlanSession.Tile"/>
    internal byte[] Tile(string city, ParcelTheme theme, TileAddress tile, long? asOf)
    {
        var (window, bounds) = (tile.WindowWithMargin, tile.Window);
        var values = Values(city, window, asOf);
        var next = values.Count + 1;
        values.AddRange([bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY]);
        return (byte[])connection.Scalar(
            $"""
            SELECT coalesce({postGis}.ST_AsMVT(cut, '{TileWriter.Layer}', {TileAddress.Units}, 'geom'), '')
            FROM (
                SELECT t.id::text AS {TileWriter.IdKey}, t.{ThemeColumns.Of(theme)} AS {ThemeColumns.KeyOf(theme)},
                    {postGis}.ST_AsMVTGeom(
                        t.geom, {postGis}.ST_MakeEnvelope(${next}::float8, ${next + 1}::float8, ${next + 2}::float8, ${next + 3}::float8)::{postGis}.box2d,
                        {TileAddress.Units}, {TileAddress.Margin}, true) AS geom
                FROM ({Source(window, asOf)}) t
                OFFSET 0) cut
            WHERE geom IS NOT NULL
            """,
            values)!;
    }

    /// <summary>The parcels: $1 the plan, $2 the city, then the window's corners and the action, where there are such.</summary>
    private string Source(Envelope? window, long? asOf)
    {
        var box = $"{postGis}.ST_MakeEnvelope($3, $4, $5, $6)";
        var number = window is null ? "$3" : "$7";
        var meets = window is null ? "" : $" AND t.geom OPERATOR({postGis}.&&) {box}";
        // Row-level security keeps this user's windows from the spatial index (0006-rights).
        var present = window is not null && !surroundings.CanCopy
            ? $"SELECT {Columns} FROM enclave.parcel_within($1, $2, {box}, 0) t WHERE TRUE"
            : $"SELECT {Columns} FROM enclave.parcel t WHERE t.plan_id = $1 AND t.city = $2{meets}";
        return asOf is null
            ? present
            : $"{present} AND t.change_set <= {number} UNION ALL SELECT {Columns} FROM enclave.parcel_past t "
                + $"WHERE t.plan_id = $1 AND t.city = $2 AND t.change_set <= {number} AND t.superseded_by > {number}{meets}";
    }

    private List<object?> Values(string city, Envelope? window, long? asOf)
    {
        List<object?> values = [plan, city];
        if (window is not null)
            values.AddRange([window.MinX, window.MinY, window.MaxX, window.MaxY]);
        if (asOf is { } number)
            values.Add(number);
        return values;
    }
}
