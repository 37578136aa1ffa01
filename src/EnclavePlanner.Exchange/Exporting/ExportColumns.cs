using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// The columns of a layer: ours under the field names of the survey and planning databases, so that they come back in by
/// themselves; the official area; and what the source said beyond them, as it came.
/// </summary>
internal static class ExportColumns
{
    /// <summary>面积: the official area, m².</summary>
    private const string Area = "MJ";

    /// <summary>Its name where the source has a field of that name: the area computed here.</summary>
    private const string ComputedArea = "MJ_JS";

    /// <summary>The names that the official area may have.</summary>
    internal static ImmutableArray<string> AreaNames { get; } = [Area, ComputedArea];

    /// <param name="layer">The layer.</param>
    /// <param name="features">Its features.</param>
    /// <param name="areas">Their areas by the plan's official method; null where the layer has none.</param>
    internal static ImmutableArray<ExportColumn> Of(PlanLayer layer, IReadOnlyCollection<PlanFeature> features, PlanAreas? areas)
    {
        var columns = ImmutableArray.CreateBuilder<ExportColumn>();
        columns.Add(new(layer == PlanLayer.Parcels ? "TBBH" : "DKBH", ColumnKind.Text, feature => Filled(feature.Number)));
        columns.Add(new("MC", ColumnKind.Text, feature => feature.Name));
        switch (layer)
        {
            case PlanLayer.Parcels:
                AddLandUse(columns, feature => ((Parcel)feature).LandUseCode);
                columns.Add(new("QSDWMC", ColumnKind.Text, feature => ((Parcel)feature).Owner));
                break;
            case PlanLayer.Plots:
                AddLandUse(columns, feature => ((Plot)feature).LandUseCode);
                break;
            case PlanLayer.ControlLines:
                columns.Add(new("KXLX", ColumnKind.Text, feature => ((ControlLine)feature).Kind));
                break;
        }

        var own = columns.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sources = new SortedDictionary<string, ColumnKind?>(StringComparer.Ordinal);
        foreach (var (name, value) in features.SelectMany(feature => feature.Attributes.Values))
            sources[name] = Joined(sources.GetValueOrDefault(name), value);
        var taken = new HashSet<string>(own, StringComparer.OrdinalIgnoreCase);
        var attributes = sources.Select(source => Attribute(source.Key, source.Value ?? ColumnKind.Text, taken)).ToList();
        if (areas is not null)
            columns.Add(new(Unused(taken.Contains(Area) ? ComputedArea : Area, taken), ColumnKind.Real, feature => areas[feature].Value));
        columns.AddRange(attributes);
        return columns.ToImmutable();
    }

    private static void AddLandUse(ImmutableArray<ExportColumn>.Builder columns, Func<PlanFeature, string?> codeOf)
    {
        columns.Add(new("YDYHFLDM", ColumnKind.Text, codeOf));
        columns.Add(new("YDYHFLMC", ColumnKind.Text, feature => LandUseGuide.TryGet(codeOf(feature), out var landUse) ? landUse.ChineseName : null));
    }

    private static ExportColumn Attribute(string name, ColumnKind kind, HashSet<string> taken) => new(
        Unused(name, taken),
        kind,
        kind switch
        {
            ColumnKind.Text => feature => Convert.ToString(feature.Attributes[name], CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
            ColumnKind.Real => feature => feature.Attributes[name] is { } number ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : null,
            _ => feature => feature.Attributes[name],
        },
        name);

    /// <summary>The narrowest kind that holds all values of a field.</summary>
    private static ColumnKind? Joined(ColumnKind? kind, object? value)
    {
        ColumnKind? own = value switch
        {
            null => null,
            long => ColumnKind.Integer,
            double => ColumnKind.Real,
            bool => ColumnKind.Boolean,
            _ => ColumnKind.Text,
        };
        return (kind, own) switch
        {
            (_, null) => kind,
            (null, _) => own,
            _ when kind == own => kind,
            (ColumnKind.Integer or ColumnKind.Real, ColumnKind.Integer or ColumnKind.Real) => ColumnKind.Real,
            _ => ColumnKind.Text,
        };
    }

    /// <summary>Databases know no difference between upper and lower case in names.</summary>
    private static string Unused(string wanted, HashSet<string> taken)
    {
        var name = wanted;
        for (var number = 1; !taken.Add(name); number++)
            name = $"{wanted}_{number.ToString(CultureInfo.InvariantCulture)}";
        return name;
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
