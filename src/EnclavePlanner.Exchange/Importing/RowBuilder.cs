using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Makes the rows of one layer of one city.</summary>
internal sealed class RowBuilder
{
    private readonly PlanLayer layer;
    private readonly City city;
    private readonly FieldBinding binding;
    private readonly LandUseReading landUse;
    private readonly Guid schemeId;
    private readonly string originCityCode = "";
    private readonly string? fileKind;

    /// <exception cref="FaultException">
    /// EXC-PLOTS-NO-BOUNDARY, EXC-BOUNDARY-HOST, EXC-BOUNDARY-ORIGIN, EXC-CONTROL-LINE-KIND: the plan or the file lacks what
    /// the layer needs.
    /// </exception>
    internal RowBuilder(PlanContents plan, City city, ImportRequest request, SourceFile file, FieldBinding binding)
    {
        (layer, this.city, this.binding) = (request.Layer, city, binding);
        landUse = new LandUseReading(binding, request.LandUseCodes ?? request.Profile?.LandUseCodes, request.LandUseDecisions);
        switch (layer)
        {
            case PlanLayer.Plots:
                (schemeId, NewScheme) = SchemeFor(plan, city, request.Language);
                break;
            case PlanLayer.Boundary:
                originCityCode = OriginFor(plan, city);
                break;
            case PlanLayer.ControlLines:
                fileKind = request.Profile?.Kind ?? ControlLineKinds.InFileName(file.Stem);
                if (fileKind is null && binding.SourceOf(FieldMap.Kind) is null)
                    throw ExchangeTexts.Refusal("EXC-CONTROL-LINE-KIND", file.Name);
                break;
        }
    }

    /// <summary>The scheme that plots need and the plan has not; null where there is one.</summary>
    internal RowChange? NewScheme { get; }

    /// <summary>The land-use codes that wait for the user's decision.</summary>
    internal ImmutableArray<UndecidedCode> Undecided => landUse.Undecided;

    /// <summary>What the user should know of the codes.</summary>
    internal IEnumerable<LocalizedText> Notices()
    {
        foreach (var notice in landUse.Notices())
            yield return notice;
        if (NewScheme?.After is Scheme scheme)
            yield return ExchangeTexts.Say("NoticeNewScheme", scheme.Name);
    }

    /// <summary>The row of a record.</summary>
    /// <exception cref="FaultException">PLN-LANDUSE-UNKNOWN, EXC-LANDUSE-… or EXC-CONTROL-LINE-KIND-EMPTY.</exception>
    internal PlanFeature Build(SourceRecord record, Geometry geometry)
    {
        var isMixed = false;
        var code = layer is PlanLayer.Parcels or PlanLayer.Plots ? landUse.CodeOf(record.Attributes, out isMixed) : null;
        return Bare(record, geometry, code) with
        {
            Number = Text(record, FieldMap.Number) ?? "",
            Name = Text(record, FieldMap.Name),
            Attributes = SourceAttributes.From(record.Attributes.Where(pair => IsKept(pair.Key, isMixed))),
        };
    }

    /// <summary>The row with what its layer alone has.</summary>
    private PlanFeature Bare(SourceRecord record, Geometry geometry, string? code)
    {
        var id = Guid.CreateVersion7();
        return layer switch
        {
            PlanLayer.Parcels => new Parcel { Id = id, CityCode = city.Code, Geometry = geometry, LandUseCode = code, Owner = Text(record, FieldMap.Owner) },
            PlanLayer.ControlLines => new ControlLine { Id = id, CityCode = city.Code, Geometry = geometry, Kind = KindOf(record) },
            PlanLayer.Places => new Place { Id = id, CityCode = city.Code, Geometry = geometry },
            PlanLayer.Roads => new Road { Id = id, CityCode = city.Code, Geometry = geometry },
            PlanLayer.Plots => new Plot { Id = id, CityCode = city.Code, Geometry = geometry, LandUseCode = code, SchemeId = schemeId },
            _ => new Enclave { Id = id, CityCode = city.Code, Geometry = geometry, OriginCityCode = originCityCode },
        };
    }

    private bool IsKept(string field, bool isMixed)
    {
        if (!binding.Takes(field))
            return true;
        if (field == binding.SourceOf(FieldMap.LandUse))
            return isMixed || layer is not (PlanLayer.Parcels or PlanLayer.Plots);
        if (field == binding.SourceOf(FieldMap.Owner))
            return layer != PlanLayer.Parcels;
        return field == binding.SourceOf(FieldMap.Kind) && layer != PlanLayer.ControlLines;
    }

    private string? Text(SourceRecord record, string target) =>
        binding.SourceOf(target) is { } field ? FieldText.Of(record.Attributes.GetValueOrDefault(field)) : null;

    private string KindOf(SourceRecord record)
    {
        if (binding.SourceOf(FieldMap.Kind) is null)
            return fileKind!;
        return Text(record, FieldMap.Kind) is { } value
            ? ControlLineKinds.Named(value)
            : fileKind ?? throw ExchangeTexts.Refusal("EXC-CONTROL-LINE-KIND-EMPTY", binding.SourceOf(FieldMap.Kind));
    }

    private static (Guid SchemeId, RowChange? NewScheme) SchemeFor(PlanContents plan, City city, CultureInfo language)
    {
        var enclaves = plan.Enclaves.Where(enclave => enclave.CityCode == city.Code).ToList();
        if (enclaves.Count == 0)
            throw ExchangeTexts.Refusal("EXC-PLOTS-NO-BOUNDARY", city.Name);
        var existing = plan.Schemes.FirstOrDefault(scheme => enclaves.Exists(enclave => enclave.Id == scheme.EnclaveId));
        if (existing is not null)
            return (existing.Id, null);
        var scheme = new Scheme
        {
            Id = Guid.CreateVersion7(),
            EnclaveId = enclaves[0].Id,
            Name = ExchangeTexts.Say("FirstScheme").In(language),
        };
        return (scheme.Id, RowChange.Insert(scheme));
    }

    private static string OriginFor(PlanContents plan, City city)
    {
        if (!city.Role.HasFlag(CityRole.Host))
            throw ExchangeTexts.Refusal("EXC-BOUNDARY-HOST", city.Name);
        var origin = plan.Cities.FirstOrDefault(other => other.Role.HasFlag(CityRole.Origin) && other.Code != city.Code);
        return origin?.Code ?? throw ExchangeTexts.Refusal("EXC-BOUNDARY-ORIGIN", city.Name);
    }
}
