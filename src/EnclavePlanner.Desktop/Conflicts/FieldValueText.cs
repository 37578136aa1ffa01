using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Conflicts;

/// <summary>Values of fields as a user reads them. Two values that differ read differently, or their difference is on the map.</summary>
public sealed class FieldValueText(UiLanguage text)
{
    /// <summary>A value in the window's language; a dash for nothing.</summary>
    /// <param name="value">A value of a field.</param>
    /// <param name="contents">The plan, which knows what identities are called and in which CRS a geometry is.</param>
    public string Of(object? value, PlanContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return value switch
        {
            null or "" => "—",
            Basket { Count: 0 } => text["swap.empty-basket"],
            Basket basket => string.Join(text["list.separator"], basket.Select(id => Named(id, contents))),
            Guid id => Named(id, contents),
            Geometry geometry => OfGeometry(geometry, contents),
            SourceAttributes { Values.Count: 0 } => "—",
            SourceAttributes attributes => string.Join(text["list.separator"], attributes.Values.Select(pair => $"{pair.Key} = {Of(pair.Value, contents)}")),
            double number => number.ToString("G", text.Culture),
            long number => number.ToString(text.Culture),
            bool truth => truth ? "true" : "false",
            _ => value.ToString() ?? "—",
        };
    }

    private string OfGeometry(Geometry geometry, PlanContents contents)
    {
        var centre = geometry.EnvelopeInternal.Centre;
        var place = text.Format("conflict.place", Figures.Metres(centre.Y, text.Culture), Figures.Metres(centre.X, text.Culture));
        var vertices = text.Format("conflict.vertices", geometry.NumPoints);
        if (contents.Cities.FirstOrDefault(city => city.Epsg == geometry.SRID) is not { } city || geometry.Dimension != Dimension.Surface)
            return $"{vertices}, {place}";
        var area = new AreaMeter(city.Crs, contents.Plan.OfficialArea).Measure(geometry);
        return $"{Figures.SquareMetres(area, text.Culture)} m², {vertices}, {place}";
    }

    private static string Named(Guid id, PlanContents contents) => contents.Find(id) switch
    {
        PlanFeature feature => feature.Label,
        SwapProposal proposal => proposal.Name,
        Planning.Enclaves.Scheme scheme => scheme.Name,
        _ => id.ToString()[..8],
    };
}
