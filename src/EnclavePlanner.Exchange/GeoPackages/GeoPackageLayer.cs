using System.Globalization;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.GeoPackages;

/// <summary>A feature table of a GeoPackage. The file is only read, and nothing that it brings along is run.</summary>
internal sealed class GeoPackageLayer : SourceLayer
{
    private readonly SourceFile file;
    private readonly FeatureTable table;
    private readonly List<LocalizedText> late = [];

    private GeoPackageLayer(SourceFile file, FeatureTable table, CrsEvidence crs)
    {
        (this.file, this.table, Crs) = (file, table, crs.Crs);
        Fields = [.. table.Fields.Select(field => field.Name)];
        ByteCount = file.Length;
        Tell(crs);
        if (table.LeftOut.Count > 0)
            Tell(ExchangeTexts.Say("NoticeBinaryLeftOut", string.Join(", ", table.LeftOut)));
    }

    internal override Crs Crs { get; }

    internal override IReadOnlyList<string> Fields { get; }

    internal override string Encoding => "utf-8";

    internal override long ByteCount { get; }

    /// <summary>Opens a table.</summary>
    /// <param name="file">The GeoPackage.</param>
    /// <param name="name">The table; null where the file has only one.</param>
    /// <param name="said">What the user says of its CRS.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FaultException">EXC-GPKG-…, EXC-CRS: what is wrong with the file, or which table is meant.</exception>
    internal static GeoPackageLayer Open(SourceFile file, string? name, CrsStatement said, CancellationToken cancellation) =>
        GeoPackageFile.Guard(
            file,
            () =>
            {
                using var connection = GeoPackageFile.Open(file, cancellation);
                var table = FeatureTable.Find(connection, file, name);
                return new GeoPackageLayer(file, table, table.CrsOf(connection, file, said));
            },
            cancellation);

    internal override IEnumerable<SourceRecord> Read(CancellationToken cancellation)
    {
        late.Clear();
        using var connection = GeoPackageFile.Guard(file, () => GeoPackageFile.Open(file, cancellation), cancellation);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the file's own tables and columns, quoted.
        command.CommandText = table.Select;
#pragma warning restore CA2100
        using var rows = GeoPackageFile.Guard(file, command.ExecuteReader, cancellation);
        var factory = SurveyGrid.FactoryFor(Crs);
        var count = Math.Max(1, table.Count);
        var leftOutZ = false;
        for (var row = 1; GeoPackageFile.Guard(file, rows.Read, cancellation); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            BytesRead = (long)(ByteCount * Math.Min(1.0, row / (double)count));
            var place = row;
            var (record, hasZ) = GeoPackageFile.Guard(file, () => Record(rows, place, factory), cancellation);
            leftOutZ |= hasZ;
            yield return record;
        }

        if (leftOutZ)
            late.Add(ExchangeTexts.Say("NoticeHeightsLeftOut"));
    }

    private protected override IEnumerable<LocalizedText> LateNotices() => late;

    private (SourceRecord Record, bool LeftOutZ) Record(SqliteDataReader rows, int row, GeometryFactory factory)
    {
        Geometry geometry;
        bool hasZ;
        try
        {
            if (rows.IsDBNull(0))
                throw ExchangeTexts.Refusal("EXC-SHAPE-EMPTY");
            if (rows.GetValue(0) is not byte[] blob)
                throw ExchangeTexts.Refusal("EXC-GPKG-GEOMETRY", rows.GetDataTypeName(0));
            geometry = GeometryBlob.Read(blob, factory, out hasZ);
        }
        catch (FaultException refusal)
        {
            return (SourceRecord.Refused(row, refusal.Fault), false);
        }
        catch (FormatException broken)
        {
            return (SourceRecord.Refused(row, ExchangeTexts.Fault("EXC-GPKG-GEOMETRY", broken.Message)), false);
        }

        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var place = 0; place < table.Fields.Count; place++)
            attributes[table.Fields[place].Name] = Value(rows, place + 1, table.Fields[place].IsBoolean);
        return (new SourceRecord(row, geometry, attributes, null), hasZ);
    }

    private static object? Value(SqliteDataReader rows, int place, bool isBoolean) => rows.IsDBNull(place) ? null : rows.GetValue(place) switch
    {
        long whole when isBoolean && whole is 0 or 1 => whole == 1,
        long whole => whole,
        double number when double.IsFinite(number) => number,
        double => null,
        string text => text,
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}
