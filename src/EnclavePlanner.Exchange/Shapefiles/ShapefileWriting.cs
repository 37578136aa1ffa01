using System.Text;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>Writes a layer as a shapefile: .shp, .shx, .dbf, .prj in ESRI's spelling, .cpg, and the full names of fields.</summary>
internal static class ShapefileWriting
{
    /// <returns>How many features were written, and what the user should know.</returns>
    /// <exception cref="FaultException">EXC-EXPORT-SIZE: over 2 GB. EXC-ENCODING-UNKNOWN, EXC-EXPORT-ENCODING.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static (int Count, IEnumerable<LocalizedText> Notices) Write(
        ExportSource source, ExportRequest request, string path, Steps steps, CancellationToken cancellation)
    {
        using var spool = new ValueSpool(path + ".values");
        ExportSurvey survey;
        using (var shapes = new ShapeWriting(path, source.Geometry))
        {
            survey = ExportSurvey.Of(
                source,
                feature =>
                {
                    shapes.Write(source.Placed(feature));
                    steps.Next();
                },
                spool,
                cancellation);
            shapes.Complete();
        }

        var encoding = TargetEncoding.First(source.Encodings, candidate => Beyond(survey, candidate));
        var names = FieldNames.Shortened(survey.Columns.Select(column => column.Name), encoding);
        var columns = survey.Columns.Select((column, place) => DbfColumn.Of(column, encoding, names[place])).ToList();
        var places = survey.Columns.Select(survey.PlaceOf).ToArray();
        using (var table = new DbfWriting(Path.ChangeExtension(path, ".dbf"), columns, survey.Count, encoding, request.Day))
        {
            foreach (var values in spool.Rows(survey.PlaceCount))
            {
                cancellation.ThrowIfCancellationRequested();
                table.Write(values, places);
            }
        }

        File.WriteAllText(Path.ChangeExtension(path, ".prj"), source.Crs.EsriWkt, Encoding.ASCII);
        File.WriteAllText(Path.ChangeExtension(path, ".cpg"), encoding.Name, Encoding.ASCII);
        return (survey.Count, [.. Notices(columns, encoding, path)]);
    }

    /// <summary>The first text that the encoding does not hold: a name of a field, or a value.</summary>
    private static string? Beyond(ExportSurvey survey, TargetEncoding encoding) =>
        survey.Columns.Select(column => column.Name).FirstOrDefault(name => !encoding.TryCount(name, out _))
        ?? survey.Columns.Select(column => column.Measure.BeyondOf(encoding)).FirstOrDefault(text => text is not null);

    private static IEnumerable<LocalizedText> Notices(List<DbfColumn> columns, TargetEncoding encoding, string path)
    {
        yield return ExchangeTexts.Say("NoticeEncodingWritten", encoding.Name);
        var shortened = columns
            .Select(column => (Short: encoding.Encoding.GetString(column.Name), Full: column.FullName))
            .Where(name => name.Short != name.Full)
            .ToList();
        if (shortened.Count > 0)
        {
            FieldNames.WriteTable(Path.ChangeExtension(path, FieldNames.TableEnding), shortened);
            yield return ExchangeTexts.Say("NoticeFieldsShortened", shortened.Count, Path.GetFileName(Path.ChangeExtension(path, FieldNames.TableEnding)));
        }

        if (columns.Sum(column => column.CutCount) is > 0 and var cut)
            yield return ExchangeTexts.Say("NoticeValuesCut", cut, string.Join(", ", columns.Where(column => column.CutCount > 0).Select(column => column.FullName)));
    }
}
