using System.Buffers.Binary;
using System.Diagnostics;
using Npgsql;

namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>
/// The same parcels in PostGIS, one unlogged table in degrees as geography and geometry, and the vertices as points, both
/// ways. The server is named by ENCLAVE_TEST_POSTGIS; queries run on one worker.
/// </summary>
internal sealed class ParcelTable : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private ParcelTable(NpgsqlConnection connection) => _connection = connection;

    internal static async Task<ParcelTable> FillAsync(ManyParcels parcels)
    {
        if (Environment.GetEnvironmentVariable("ENCLAVE_TEST_POSTGIS") is not { Length: > 0 } named)
            throw new MissingException("PostGIS (an Npgsql connection string in ENCLAVE_TEST_POSTGIS)");
        var connection = new NpgsqlConnection(named + ";Command Timeout=600;Keepalive=0");
        await connection.OpenAsync();
        var table = new ParcelTable(connection);
        await table.DoAsync("""
            create extension if not exists postgis;
            create temporary table raw (wkb bytea, plane bytea);
            """);
        await using (var copy = await connection.BeginBinaryImportAsync("copy raw from stdin (format binary)"))
        {
            for (var parcel = 0; parcel < parcels.Plane.Count; parcel++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(Wkb(parcels.Degrees, parcel), NpgsqlTypes.NpgsqlDbType.Bytea);
                await copy.WriteAsync(Wkb(parcels.Plane, parcel), NpgsqlTypes.NpgsqlDbType.Bytea);
            }

            await copy.CompleteAsync();
        }

        await table.DoAsync($"""
            set max_parallel_workers_per_gather = 0; set jit = off; set work_mem = '256MB';
            drop table if exists bench_parcels, bench_degrees, bench_plane;
            create unlogged table bench_parcels as select ST_GeomFromWKB(wkb, 4326)::geography land from raw;
            create unlogged table bench_degrees as select ST_PointN(ST_ExteriorRing(g), i) p
                from (select ST_GeomFromWKB(wkb, 4490) g from raw) q, generate_series(1, {ManyParcels.Vertices}) i;
            create unlogged table bench_plane as select ST_PointN(ST_ExteriorRing(g), i) p
                from (select ST_GeomFromWKB(plane, {ManyParcels.Zone}) g from raw) q, generate_series(1, {ManyParcels.Vertices}) i;
            drop table raw;
            vacuum analyze bench_parcels; vacuum analyze bench_degrees; vacuum analyze bench_plane;
            """);
        return table;
    }

    /// <summary>The time of a query less that of counting the same rows, so that reading the table is not held against PostGIS.</summary>
    internal async Task<TimeSpan> TimeAsync(string expression, string table)
    {
        var reading = await ClockAsync($"select count({(table == "bench_parcels" ? "land" : "p")}) from {table}");
        return await ClockAsync($"select {expression} from {table}") - reading;
    }

    public async ValueTask DisposeAsync()
    {
        await DoAsync("drop table if exists bench_parcels, bench_degrees, bench_plane");
        await _connection.DisposeAsync();
    }

    private async Task<TimeSpan> ClockAsync(string sql)
    {
        var clock = Stopwatch.StartNew();
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteScalarAsync();
        return clock.Elapsed;
    }

    private async Task DoAsync(string sql)
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, _connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static byte[] Wkb(Geodesy.Areas.Bulk.PackedPolygons polygons, int parcel)
    {
        const int count = ManyParcels.Vertices + 1;
        var bytes = new byte[13 + 16 * count];
        bytes[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), 3);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(9), count);
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(13 + 16 * i), polygons.X.Span[parcel * count + i]);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(21 + 16 * i), polygons.Y.Span[parcel * count + i]);
        }

        return bytes;
    }
}
