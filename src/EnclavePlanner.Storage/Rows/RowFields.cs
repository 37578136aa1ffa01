using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Storage.Rows;

/// <summary>
/// Which fields each kind of row has, and what they are called. Tables and history records are both made from this one
/// description, so that neither can forget a field that the other keeps.
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
