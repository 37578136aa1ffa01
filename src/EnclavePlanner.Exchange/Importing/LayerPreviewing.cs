using System.Collections.Immutable;
using System.Diagnostics;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Looks at the beginning of a file before it is imported. Nothing is changed, and nobody waits long for it.</summary>
public static class LayerPreviewing
{
    private const int MostRows = 8;
    private const int MostRecords = 2000;
    private const int LongestValue = 60;

    /// <summary>Farther from the city's land than that, it is told of: cities are not so wide.</summary>
    private const double FarKilometres = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Looks at it.</summary>
    /// <param name="plan">The plan as it is.</param>
    /// <param name="request">What is to be imported.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FaultException">As an import of it for the file as a whole.</exception>
    public static LayerPreview Read(PlanContents plan, ImportRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        var city = plan.City(request.CityCode);
        var (file, source) = LayerImport.Open(request, cancellation);
        var binding = FieldBinding.Bind(file, request.Fields, request.Profile, source.Fields, request.Layer);
        var rows = ImmutableArray.CreateBuilder<ImmutableDictionary<string, string>>();
        var extent = new Envelope();
        var outlines = new PreviewOutlines();
        var clock = Stopwatch.StartNew();
        var looked = 0;
        foreach (var record in source.Read(cancellation))
        {
            looked++;
            if (rows.Count < MostRows)
                rows.Add(record.Attributes.Where(pair => pair.Value is not null).ToImmutableDictionary(pair => pair.Key, pair => Shortened(FieldText.Of(pair.Value) ?? "")));
            if (record.Geometry is { } read)
            {
                var geometry = request.SwapsAxes ? AxisSwap.Of(read) : read;
                extent.ExpandToInclude(geometry.EnvelopeInternal);
                outlines.Add(geometry);
            }

            if (looked >= MostRecords || clock.Elapsed > Patience)
                break;
        }

        // A city's own grid leads to its zone by its similarity, of which nothing more is known before.
        var placement = request.Shift is FourParameterSimilarity ? default : Placement.Of(plan, city, source.Crs, extent);
        return new LayerPreview(
            source.Crs,
            source.Encoding,
            [.. source.Notices],
            [.. source.Fields],
            binding.Pairs.ToImmutableSortedDictionary(StringComparer.Ordinal),
            rows.ToImmutable(),
            outlines.Ground(source.Crs, city.Crs, extent, placement),
            looked,
            placement.Kilometres,
            placement.Misplaced?.Text ?? (placement.Kilometres > FarKilometres ? ExchangeTexts.Say("PreviewFar", Math.Round(placement.Kilometres.Value), city.Name) : null),
            placement.Misplaced is not null || placement.Kilometres > FarKilometres ? Placement.Repairs(plan, city, extent) : []);
    }

    /// <summary>A value as a preview shows it.</summary>
    internal static string Shortened(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
