using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Storage.Rows;

/// <summary>
/// Which fields each kind of row has, and what they are called. The tables of both stores, of present and of past
/// editions, are written and read by this one description, so that none can forget a field that another keeps.
/// </summary>
internal static class RowFields
{
    internal static void Write(PlanRow row, IFieldWriter fields)
    {
        fields.Identity("id", row.Id);
        fields.Integer("version", row.Version);
        if (row is PlanFeature feature)
            WriteFeature(feature, fields);
        switch (row)
        {
            case Plan plan:
                fields.Text("title", plan.Title);
                fields.Text("official_area", Words.Of(plan.OfficialArea));
                fields.Real("swap_tolerance", plan.SwapTolerance);
                break;
            case City city:
                fields.Text("code", city.Code);
                fields.Text("name", city.Name);
                fields.Text("role", Words.Of(city.Role));
                fields.Integer("epsg", city.Epsg);
                break;
            case Scheme scheme:
                fields.Identity("enclave_id", scheme.EnclaveId);
                fields.Text("name", scheme.Name);
                break;
            case SwapProposal proposal:
                fields.Text("name", proposal.Name);
                fields.Basket("origin_gives", proposal.OriginGives);
                fields.Basket("host_gives", proposal.HostGives);
                break;
            case ProposalSignature signature:
                fields.Identity("proposal_id", signature.ProposalId);
                fields.Integer("proposal_version", signature.ProposalVersion);
                fields.Text("side", Words.Of(signature.Side));
                fields.Text("signer", signature.Signer);
                fields.Text("time", Words.Of(signature.Time));
                break;
            case Parameter parameter:
                fields.Text("key", parameter.Key);
                fields.Text("city", parameter.CityCode);
                fields.Real("value", parameter.Value);
                fields.Text("unit", parameter.Unit);
                fields.Text("from_day", parameter.From is { } day ? Words.Of(day) : null);
                fields.Text("source", parameter.Source);
                fields.Integer("is_unsure", parameter.IsUnsure ? 1 : 0);
                break;
            case Parcel parcel:
                fields.Text("land_use_code", parcel.LandUseCode);
                fields.Text("owner", parcel.Owner);
                break;
            case ControlLine line:
                fields.Text("kind", line.Kind);
                break;
            case Plot plot:
                fields.Identity("scheme_id", plot.SchemeId);
                fields.Text("land_use_code", plot.LandUseCode);
                break;
            case Enclave enclave:
                fields.Text("origin_city", enclave.OriginCityCode);
                break;
        }
    }

    /// <exception cref="FormatException">A field is missing, not of its type, or not among its values.</exception>
    internal static PlanRow Read(RowKind kind, IFieldReader fields)
    {
        PlanRow row = kind switch
        {
            RowKind.Plan => new Plan
            {
                Id = fields.Identity("id"),
                Title = fields.Text("title"),
                OfficialArea = Words.AreaMethodOf(fields.Text("official_area")),
                SwapTolerance = fields.Real("swap_tolerance"),
            },
            RowKind.City => new City
            {
                Id = fields.Identity("id"),
                Code = fields.Text("code"),
                Name = fields.Text("name"),
                Role = Words.CityRoleOf(fields.Text("role")),
                Epsg = checked((int)fields.Integer("epsg")),
            },
            RowKind.Scheme => new Scheme
            {
                Id = fields.Identity("id"),
                EnclaveId = fields.Identity("enclave_id"),
                Name = fields.Text("name"),
            },
            RowKind.SwapProposal => new SwapProposal
            {
                Id = fields.Identity("id"),
                Name = fields.Text("name"),
                OriginGives = fields.Basket("origin_gives"),
                HostGives = fields.Basket("host_gives"),
            },
            RowKind.ProposalSignature => new ProposalSignature
            {
                Id = fields.Identity("id"),
                ProposalId = fields.Identity("proposal_id"),
                ProposalVersion = fields.Integer("proposal_version"),
                Side = Words.SwapSideOf(fields.Text("side")),
                Signer = fields.Text("signer"),
                Time = Words.TimeOf(fields.Text("time")),
            },
            RowKind.Parameter => new Parameter
            {
                Id = fields.Identity("id"),
                Key = fields.Text("key"),
                CityCode = fields.OptionalText("city"),
                Value = fields.Real("value"),
                Unit = fields.Text("unit"),
                From = fields.OptionalText("from_day") is { } day ? Words.DayOf(day) : null,
                Source = fields.Text("source"),
                IsUnsure = fields.Integer("is_unsure") != 0,
            },
            _ => ReadFeature(kind, fields),
        };
        return row with { Version = fields.Integer("version") };
    }

    private static void WriteFeature(PlanFeature feature, IFieldWriter fields)
    {
        fields.Text("city", feature.CityCode);
        fields.Text("number", feature.Number);
        fields.Text("name", feature.Name);
        fields.Geometry("geom", feature.Geometry);
        fields.Attributes("attributes", feature.Attributes);
    }

    private static PlanFeature ReadFeature(RowKind kind, IFieldReader fields)
    {
        var id = fields.Identity("id");
        var city = fields.Text("city");
        var geometry = fields.Geometry("geom");
        PlanFeature feature = kind switch
        {
            RowKind.Parcel => new Parcel
            {
                Id = id,
                CityCode = city,
                Geometry = geometry,
                LandUseCode = fields.OptionalText("land_use_code"),
                Owner = fields.OptionalText("owner"),
            },
            RowKind.ControlLine => new ControlLine { Id = id, CityCode = city, Geometry = geometry, Kind = fields.Text("kind") },
            RowKind.Place => new Place { Id = id, CityCode = city, Geometry = geometry },
            RowKind.Road => new Road { Id = id, CityCode = city, Geometry = geometry },
            RowKind.Plot => new Plot
            {
                Id = id,
                CityCode = city,
                Geometry = geometry,
                SchemeId = fields.Identity("scheme_id"),
                LandUseCode = fields.OptionalText("land_use_code"),
            },
            RowKind.Enclave => new Enclave
            {
                Id = id,
                CityCode = city,
                Geometry = geometry,
                OriginCityCode = fields.Text("origin_city"),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return feature with
        {
            Number = fields.Text("number"),
            Name = fields.OptionalText("name"),
            Attributes = fields.Attributes("attributes"),
        };
    }
}
