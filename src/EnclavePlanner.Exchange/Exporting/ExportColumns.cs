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

    /// <summary>The columns that every feature of a layer has, but for the area.</summary>
    internal static ImmutableArray<ExportColumn> OfLayer(PlanLayer layer, ImmutableArray<TargetEncoding> encodings)
    {
        var columns = ImmutableArray.CreateBuilder<ExportColumn>();
        void Add(string name, Func<PlanFeature, string?> valueOf) => columns.Add(new(name, ColumnKind.Text, valueOf, new ColumnMeasure(encodings)));
        void AddLandUse(Func<PlanFeature, string?> codeOf)
        {
            Add("YDYHFLDM", codeOf);
            Add("YDYHFLMC", feature => LandUseGuide.TryGet(codeOf(feature), out var landUse) ? landUse.ChineseName : null);
        }

        Add(layer == PlanLayer.Parcels ? "TBBH" : "DKBH", feature => Filled(feature.Number));
        Add("MC", feature => feature.Name);
        switch (layer)
        {
            case PlanLayer.Parcels:
                AddLandUse(feature => ((Parcel)feature).LandUseCode);
                Add("QSDWMC", feature => ((Parcel)feature).Owner);
                break;
            case PlanLayer.Plots:
                AddLandUse(feature => ((Plot)feature).LandUseCode);
                break;
            case PlanLayer.ControlLines:
                Add("KXLX", feature => ((ControlLine)feature).Kind);
                break;
        }

        return columns.ToImmutable();
    }

    /// <summary>All columns.</summary>
    /// <param name="own">Those of <see cref="OfLayer"/>.</param>
    /// <param name="sources">The attributes of the sources, measured.</param>
    /// <param name="area">The areas, measured; null where the layer has none.</param>
    /// <param name="areaOf">The area of a feature by the plan's official method, m².</param>
    internal static ImmutableArray<ExportColumn> Of(
        ImmutableArray<ExportColumn> own, SortedDictionary<string, ColumnMeasure> sources, ColumnMeasure? area, Func<PlanFeature, double> areaOf)
    {
        var taken = own.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var attributes = sources.Select(source => Attribute(source.Key, source.Value, taken)).ToList();
        if (area is null)
            return [.. own, .. attributes];
        return [.. own, new(Unused(taken.Contains(Area) ? ComputedArea : Area, taken), ColumnKind.Real, feature => areaOf(feature), area), .. attributes];
    }

    private static ExportColumn Attribute(string name, ColumnMeasure measure, HashSet<string> taken)
    {
        var kind = measure.Kind ?? ColumnKind.Text;
        return new ExportColumn(Unused(name, taken), kind, feature => ByKind(kind, feature.Attributes[name]), measure, name);
    }

    /// <summary>A value as a column of a kind holds it: the narrowest kind that holds all of the column's values.</summary>
    internal static object? ByKind(ColumnKind kind, object? value) => kind switch
    {
        ColumnKind.Text => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
        ColumnKind.Real => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => value,
    };

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
