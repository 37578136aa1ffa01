using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Joining;

/// <summary>
/// Makes a feature of what it was and what a row says. A column that an export of the layer would have goes back to what it
/// was written from; so an exported table, joined again, changes what was edited in it and nothing else.
/// </summary>
internal sealed class JoinedRows
{
    private readonly FieldBinding binding;
    private readonly PlanLayer layer;
    private readonly LandUseReading landUse;
    private readonly List<(int Column, string Name, ExportColumn? Known, Func<object, object> Typed)> columns = [];

    internal JoinedRows(TableHeading heading, FieldBinding binding, JoinRequest request, ImmutableArray<ExportColumn> known)
    {
        (this.binding, layer) = (binding, request.Layer);
        landUse = new LandUseReading(binding, request.LandUseCodes, request.LandUseDecisions);
        var byName = known.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < heading.Names.Count; column++)
        {
            var name = heading.Names[column];
            if (name.Length == 0 || name == binding.SourceOf(FieldMap.Number))
                continue;
            var written = byName.GetValueOrDefault(name);
            columns.Add((column, name, written, written?.Attribute is null ? CellTyping.ByColumn(heading.Body, column) : CellTyping.As(written.Kind)));
        }
    }

    /// <summary>Codes that wait for the user's decision.</summary>
    internal ImmutableArray<UndecidedCode> Undecided => landUse.Undecided;

    /// <summary>What the user should know of the codes.</summary>
    internal IEnumerable<LocalizedText> Notices() => landUse.Notices();

    /// <summary>The feature with what the row says.</summary>
    /// <exception cref="FaultException">PLN-LANDUSE-UNKNOWN, EXC-LANDUSE-…: the code is none.</exception>
    internal PlanFeature Joined(PlanFeature feature, TableRow row)
    {
        var after = feature;
        var attributes = new Dictionary<string, object?>(feature.Attributes.Values, StringComparer.Ordinal);
        foreach (var (column, name, known, typed) in columns)
        {
            if (row[column] is not { } cell || row.Text(column) is not { } text || (known is not null && CellMeaning.IsSame(known.ValueOf(feature), cell)))
                continue;
            var (filled, isKept) = Filled(after, name, cell, text);
            after = filled;
            if (isKept)
                attributes[known?.Attribute ?? name] = typed(cell);
        }

        return after with { Attributes = SourceAttributes.From(attributes) };
    }

    /// <summary>The feature with one of our fields filled, where the column fills one; and whether the value is kept beside it.</summary>
    private (PlanFeature Feature, bool IsKept) Filled(PlanFeature feature, string name, object cell, string text)
    {
        if (name == binding.SourceOf(FieldMap.Name))
            return (feature with { Name = text }, false);
        if (name == binding.SourceOf(FieldMap.Owner) && feature is Parcel owned)
            return (owned with { Owner = text }, false);
        if (name == binding.SourceOf(FieldMap.Kind) && feature is ControlLine line)
            return (line with { Kind = ControlLineKinds.Named(text) }, false);
        var isSurvey = name == binding.SourceOf(FieldMap.SurveyLandUse);
        if (layer is not (PlanLayer.Parcels or PlanLayer.Plots) || !(isSurvey || name == binding.SourceOf(FieldMap.LandUse)))
            return (feature, true);
        // Codes have an even count of digits: of an odd one a spreadsheet took the zero, as of a number.
        object? value = text.Length % 2 == 1 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : cell;
        var code = landUse.CodeOf(new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value }, out var isMixed);
        return (feature is Parcel parcel ? parcel with { LandUseCode = code } : (Plot)feature with { LandUseCode = code }, isSurvey || isMixed);
    }
}
