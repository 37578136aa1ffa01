using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Profiles;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>What to import, and what the user says of it.</summary>
public sealed record ImportRequest
{
    /// <summary>The file: .shp, .geojson or .json, .gpkg, .txt, .dxf; or a table of boundary points: .csv, .xlsx.</summary>
    public required string Path { get; init; }

    /// <summary>The table of a GeoPackage that has several, or the sheet of a workbook; null where there is only one, and for the first sheet.</summary>
    public string? Table { get; init; }

    /// <summary>The layer of the plan that its records come into.</summary>
    public required PlanLayer Layer { get; init; }

    /// <summary>The city whose land it is.</summary>
    public required string CityCode { get; init; }

    /// <summary>EPSG code of the file's CRS where the user names it; it counts above what the file says.</summary>
    public int? Epsg { get; init; }

    /// <summary>A system of web maps (GCJ-02, BD-09) where the user says that the file is in one; the import then refuses it with the reason.</summary>
    public DisplacedSource? Displaced { get; init; }

    /// <summary>
    /// The shift to CGCS2000 that the user gives, for a file on Xi'an 80, Beijing 54 or another datum (seven parameters) or in
    /// a city's own grid (four parameters; then <see cref="Epsg"/> is not named).
    /// </summary>
    public DatumShift? Shift { get; init; }

    /// <summary>The file's character encoding where the user names it; it counts above what the file says.</summary>
    public string? Encoding { get; init; }

    /// <summary>The profile of the layer that the file holds; null where it has none. What the user says himself counts above it.</summary>
    public ImportProfile? Profile { get; init; }

    /// <summary>Which source field fills which of ours.</summary>
    public FieldMap Fields { get; init; } = FieldMap.WellKnown;

    /// <summary>The system of the land-use codes where the user names it; null leaves it to the field and the codes.</summary>
    public LandUseSystem? LandUseCodes { get; init; }

    /// <summary>The user's decisions on codes that several classes of the guide share, or none: the class by the code.</summary>
    public ImmutableDictionary<string, string> LandUseDecisions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the file has north first, against the custom of its format. (A boundary-point file has, and tells by itself.)</summary>
    public bool SwapsAxes { get; init; }

    /// <summary>Whether invalid polygons are repaired, each told of with what that changed. Without it they are refused.</summary>
    public bool Repair { get; init; }

    /// <summary>Whether the good rows come in although others are refused. Without it one refused row keeps all out.</summary>
    public bool SkipRefused { get; init; }

    /// <summary>The language of what the import itself names: the first scheme (方案 A).</summary>
    public CultureInfo Language { get; init; } = CultureInfo.CurrentUICulture;
}
