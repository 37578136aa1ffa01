using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage.Bulk;

/// <summary>
/// Fills an empty R-tree of SQLite from the bottom: envelopes are sorted into strips by x and within each by y, put into
/// nodes in that order, and nodes into nodes above them (Leutenegger, Lopez and Edgington: STR, a simple and efficient
/// algorithm for R-tree packing, 1997). Inserting a million envelopes one by one takes several times as long as loading
/// the rows does, and leaves a looser tree. The form of a node is that of SQLite's ext/rtree/rtree.c: depth and number of
/// cells, two bytes each, then for each cell the key in eight bytes and the box in four floats, most significant byte first.
/// </summary>
internal sealed class PackedRTree
{
    private const int HeaderLength = 4;
    private const int CellLength = 24;
    private const int Root = 1;

    /// <summary>How full nodes are: there is room for what is inserted later before they must be split.</summary>
    private const double Filling = 0.8;

    private readonly List<Box> boxes = [];
    private readonly List<long> keys = [];

    /// <summary>Adds a row; an R-tree keeps floats, rounded so that the box holds the envelope.</summary>
    internal void Add(long key, Envelope envelope)
    {
        keys.Add(key);
        boxes.Add(new Box(Below(envelope.MinX), Above(envelope.MaxX), Below(envelope.MinY), Above(envelope.MaxY)));
    }

    /// <summary>Writes the tree.</summary>
    /// <param name="connection">The open file, in a transaction.</param>
    /// <param name="tree">The name of the R-tree, which is empty.</param>
    internal void Write(SqliteConnection connection, string tree)
    {
        if (boxes.Count == 0)
            return;
        var nodeLength = (int)connection.Integer($"SELECT length(data) FROM {TableNames.Quote(tree + "_node")} WHERE nodeno = {Root};");
        var capacity = (nodeLength - HeaderLength) / CellLength;
        using var nodes = new RawStatement(connection, $"INSERT OR REPLACE INTO {TableNames.Quote(tree + "_node")} (nodeno, data) VALUES (?, ?);");
        using var rows = new RawStatement(connection, $"INSERT INTO {TableNames.Quote(tree + "_rowid")} (rowid, nodeno) VALUES (?, ?);");
        using var parents = new RawStatement(connection, $"INSERT INTO {TableNames.Quote(tree + "_parent")} (nodeno, parentnode) VALUES (?, ?);");
        var (level, levelKeys) = (boxes, keys);
        var order = InStrips(boxes, (int)(capacity * Filling));
        var next = (long)Root + 1;
        for (short depth = 0; ; depth++)
        {
            var isRoot = level.Count <= capacity;
            var size = isRoot ? level.Count : (int)(capacity * Filling);
            var (above, aboveKeys) = (new List<Box>(), new List<long>());
            var homes = new long[level.Count];
            var data = new byte[nodeLength];
            for (var start = 0; start < level.Count; start += size)
            {
                var number = isRoot ? Root : next++;
                var count = Math.Min(size, level.Count - start);
                // Only the root's depth counts; it is the number of levels beneath it.
                var box = Fill(data, isRoot ? depth : (short)0, level, levelKeys, order.AsSpan(start, count));
                foreach (var cell in order.AsSpan(start, count))
                    homes[cell] = number;
                nodes.Bind(1, number);
                nodes.Bind(2, data);
                nodes.Run();
                above.Add(box);
                aboveKeys.Add(number);
            }

            var kept = depth == 0 ? rows : parents;
            for (var cell = 0; cell < homes.Length; cell++)
            {
                kept.Bind(1, levelKeys[cell]);
                kept.Bind(2, homes[cell]);
                kept.Run();
            }

            if (isRoot)
                return;
            (level, levelKeys) = (above, aboveKeys);
            order = [.. Enumerable.Range(0, above.Count)];
        }
    }

    private static Box Fill(byte[] data, short depth, List<Box> boxes, List<long> keys, ReadOnlySpan<int> cells)
    {
        Array.Clear(data);
        BinaryPrimitives.WriteInt16BigEndian(data, depth);
        BinaryPrimitives.WriteInt16BigEndian(data.AsSpan(2), (short)cells.Length);
        var whole = boxes[cells[0]];
        var at = HeaderLength;
        foreach (var cell in cells)
        {
            var box = boxes[cell];
            whole = new Box(Math.Min(whole.MinX, box.MinX), Math.Max(whole.MaxX, box.MaxX), Math.Min(whole.MinY, box.MinY), Math.Max(whole.MaxY, box.MaxY));
            BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(at), keys[cell]);
            BinaryPrimitives.WriteSingleBigEndian(data.AsSpan(at + 8), box.MinX);
            BinaryPrimitives.WriteSingleBigEndian(data.AsSpan(at + 12), box.MaxX);
            BinaryPrimitives.WriteSingleBigEndian(data.AsSpan(at + 16), box.MinY);
            BinaryPrimitives.WriteSingleBigEndian(data.AsSpan(at + 20), box.MaxY);
            at += CellLength;
        }

        return whole;
    }

    private static int[] InStrips(List<Box> boxes, int size)
    {
        int[] order = [.. Enumerable.Range(0, boxes.Count)];
        Array.Sort(boxes.ConvertAll(box => box.MinX + box.MaxX).ToArray(), order);
        var leaves = (boxes.Count + size - 1) / size;
        var strip = size * (int)Math.Ceiling(Math.Sqrt(leaves));
        for (var start = 0; start < order.Length; start += strip)
        {
            var count = Math.Min(strip, order.Length - start);
            order.AsSpan(start, count).Sort((one, other) => (boxes[one].MinY + boxes[one].MaxY).CompareTo(boxes[other].MinY + boxes[other].MaxY));
        }

        return order;
    }

    private static float Below(double value) => (float)value is var near && near > value ? MathF.BitDecrement(near) : near;

    private static float Above(double value) => (float)value is var near && near < value ? MathF.BitIncrement(near) : near;

    private readonly record struct Box(float MinX, float MaxX, float MinY, float MaxY);
}
