using System.Globalization;
using EnclavePlanner.Desktop.Importing;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Exports;

/// <summary>What the user says of an export. What his format has no word for is not asked.</summary>
public sealed class ExportChoices
{
    /// <summary>The choice of the plan's parameters and prices, instead of a layer.</summary>
    public const string Parameters = "parameters";

    /// <summary>The choice that leaves it to the format.</summary>
    public const string ByFormat = "";

    private const string Workbook = "xlsx";
    private static readonly string Csv = ExportFormats.NameOf(ExportFormat.Csv);
    private string subject = PlanLayers.NameOf(PlanLayer.Parcels);

    /// <summary>The name of a layer, or <see cref="Parameters"/>.</summary>
    public string Subject
    {
        get => subject;
        set
        {
            subject = value;
            if (!Formats.Contains(Format))
                Format = Formats[0];
        }
    }

    /// <summary>The layer; null for parameters.</summary>
    public PlanLayer? Layer => PlanLayers.TryParse(Subject, out var layer) ? layer : null;

    /// <summary>The city whose layer it is.</summary>
    public string CityCode { get; set; } = "";

    /// <summary>The formats that the subject can be written in, by their names on the command line.</summary>
    public IReadOnlyList<string> Formats => Layer is { } layer
        ? [.. Enum.GetValues<ExportFormat>().Where(format => PlanLayers.GeometryOf(layer) == PlanGeometry.Area || format is not (ExportFormat.BoundaryPoints or ExportFormat.Dxf)).Select(ExportFormats.NameOf)]
        : [Workbook, Csv];

    /// <summary>The one that is chosen.</summary>
    public string Format { get; set; } = ExportFormats.NameOf(ExportFormat.GeoJson);

    /// <summary>It, where a layer is written.</summary>
    public ExportFormat? LayerFormat => Layer is null ? null : Enum.GetValues<ExportFormat>().First(format => ExportFormats.NameOf(format) == Format);

    /// <summary>Whether the format can be written in more than one reference system.</summary>
    public bool TakesCrs => LayerFormat is not (null or ExportFormat.Csv or ExportFormat.Dxf);

    /// <summary>Whether the format can be written in more than one encoding.</summary>
    public bool TakesEncoding => LayerFormat is ExportFormat.Shapefile or ExportFormat.BoundaryPoints;

    /// <summary>Whether the format says who made the file.</summary>
    public bool TakesMaker => LayerFormat is ExportFormat.BoundaryPoints;

    /// <summary>An EPSG code, <see cref="ByFormat"/>, or <see cref="SourceChoice.Typing"/>.</summary>
    public string Crs { get; set; } = ByFormat;

    /// <summary>The code that is typed.</summary>
    public string Typed { get; set; } = "";

    /// <summary>What is wrong with it; null where nothing is known to be.</summary>
    public Fault? CrsFault { get; private set; }

    /// <summary>The encoding; blank leaves it to the format.</summary>
    public string Encoding { get; set; } = ByFormat;

    /// <summary>Who makes the file (数据产生单位).</summary>
    public string Maker { get; set; } = "";

    /// <summary>The zones of a city that can be written without a shift.</summary>
    public static IEnumerable<Crs> ZonesOf(City city) =>
        SourceChoice.ZonesOf(city).Where(crs => CrsRegistry.TryGet(crs.Epsg!.Value, out _));

    /// <summary>Longitude and latitude, where they can be written without a shift and the format takes them.</summary>
    public IEnumerable<Crs> Degrees => LayerFormat == ExportFormat.BoundaryPoints
        ? []
        : SourceChoice.Degrees.Where(crs => CrsRegistry.TryGet(crs.Epsg!.Value, out _));

    /// <summary>What is to be written; null where it names no system, and <see cref="CrsFault"/> says so.</summary>
    /// <param name="path">The file to make.</param>
    /// <param name="day">The day on which it is made.</param>
    /// <exception cref="InvalidOperationException">No layer is chosen.</exception>
    public ExportRequest? ToRequest(string path, DateOnly day)
    {
        CrsFault = null;
        int? epsg = null;
        if (TakesCrs && Crs != ByFormat)
        {
            epsg = EpsgOf(Crs == SourceChoice.Typing ? Typed : Crs);
            if (epsg is null)
            {
                CrsFault = new Fault(WindowTexts.Resources, "WIN-EPSG", Typed.Trim());
                return null;
            }
        }

        return new ExportRequest
        {
            Path = path,
            Format = LayerFormat ?? throw new InvalidOperationException("Parameters are no layer."),
            Layer = Layer!.Value,
            CityCode = CityCode,
            Epsg = epsg,
            Encoding = TakesEncoding && Encoding != ByFormat ? Encoding : null,
            Maker = TakesMaker ? Maker.Trim() : "",
            Day = day,
        };
    }

    private static int? EpsgOf(string text)
    {
        var name = text.Trim();
        var digits = name.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? name["EPSG:".Length..] : name;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var epsg) ? epsg : null;
    }
}
