using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Oracles;
using EnclavePlanner.Storage.Tests.Plans;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.Tests.Outside;

/// <summary>A plan file that other programs edit.</summary>
internal static class OutsideFile
{
    /// <summary>Makes a plan with these rows, and closes it.</summary>
    public static async Task<PlanContents> CreateAsync(string path, params PlanRow[] rows)
    {
        await using var store = await GeoPackagePlanStore.CreateAsync(path, TestPlan.First());
        if (rows.Length > 0)
            await store.CommitAsync(TestPlan.Insert(rows));
        return await store.ReadAsync();
    }

    /// <summary>What another program, which knows none of our rules, does to the file.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>That GDAL's validator finds nothing, the file holds together, and its counts and spatial indices say what is there.</summary>
    public static void IsClean(string path)
    {
        var (output, warnings) = Gdal.Validate(path);
        Assert.AreEqual(("", ""), (output, warnings));
        IsSound(path);
    }

    /// <summary>That the file holds together, and its counts and spatial indices say what is there.</summary>
    public static void IsSound(string path)
    {
        Assert.AreEqual("ok", Scalar(path, "PRAGMA integrity_check"));
        Assert.IsNull(Scalar(path, "PRAGMA foreign_key_check"));
        Assert.AreEqual(0L, Scalar(path, "SELECT count(*) FROM plan_outside"));
        Assert.AreEqual(0L, Scalar(path, "SELECT count(*) FROM plan_commit"));
        foreach (var table in new[] { "parcels_440300", "parcels_371500", "plots_440300", "places_440300", "boundary_440300" })
        {
            var count = Scalar(path, $"SELECT count(*) FROM {table}");
            Assert.AreEqual(count, Scalar(path, $"SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = '{table}'"), table);
            Assert.AreEqual(count, Scalar(path, $"SELECT count(*) FROM rtree_{table}_geom"), table);
            Assert.AreEqual("ok", Scalar(path, $"SELECT rtreecheck('rtree_{table}_geom')"), table);
            Assert.AreEqual(0L, Scalar(path, $"""
                SELECT count(*) FROM {table} t LEFT JOIN rtree_{table}_geom r ON r.id = t.fid
                WHERE r.id IS NULL OR r.minx > ST_MinX(geom) OR r.maxx < ST_MaxX(geom) OR r.miny > ST_MinY(geom) OR r.maxy < ST_MaxY(geom)
                    OR r.maxx - r.minx > ST_MaxX(geom) - ST_MinX(geom) + 2
                """), table);
        }
    }

    /// <summary>The rows that the last action changed.</summary>
    public static async Task<ChangeSet> LastAsync(IPlanStore store) =>
        await store.ReadChangeSetAsync((await store.HistoryAsync()).Entries[^1].Id);

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        EnvelopeFunctions.Register(connection);
        return connection;
    }
}
