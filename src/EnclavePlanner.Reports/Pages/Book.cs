using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports.Spreadsheet;
using EnclavePlanner.Reports.Texts;

namespace EnclavePlanner.Reports.Pages;

/// <summary>The approval workbook as its sheets see it: the plan, the words of its language, and the other sheets.</summary>
internal sealed class Book
{
    private readonly PlanAreas areas;
    private readonly PlanAreas layoutAreas;
    private readonly WorkbookSettings settings;
    private readonly IProgress<int>? progress;
    private readonly CancellationToken cancellation;
    private readonly HashSet<string> sheetNames = [];
    private int parcelsWritten;

    internal Book(
        PlanContents contents, PlanAreas areas, WorkbookSettings settings, IProgress<int>? progress, CancellationToken cancellation)
    {
        Contents = contents;
        this.areas = areas;
        this.settings = settings;
        this.progress = progress;
        this.cancellation = cancellation;
        Language = ReportsTexts.LanguageOf(settings.Language);
        layoutAreas = PlanAreas.Measure(contents, [.. contents.Enclaves, .. contents.Plots], areas.Method, null, cancellation);
        RefuseNonFinite();

        Cover = new CoverPage(Named("Sheet.Cover"), this);
        Overview = new OverviewPage(Named("Sheet.Overview"), this);
        Lands = [.. contents.Cities.Select(LandOf)];
        Balances = [.. Lands.Select(land => new BalancePage(Named("Sheet.Balance", land.City.Name), this, land))];
        Plots = contents.Plots.IsEmpty ? null : new PlotsPage(Named("Sheet.Plots"), this);
        Swap = new SwapPage(Named("Sheet.Swap"), this);
        Notes = new NotesPage(Named("Sheet.Notes"), this);
        Pages = [Cover, Overview, .. Lands, .. Balances, .. Plots is null ? Array.Empty<SheetPage>() : [Plots], Swap, Notes];
    }

    internal PlanContents Contents { get; }

    internal CultureInfo Language { get; }

    internal CoverPage Cover { get; }

    internal OverviewPage Overview { get; }

    /// <summary>The parcels of each city, in the order of the plan's cities.</summary>
    internal ImmutableArray<ParcelsPage> Lands { get; }

    /// <summary>The balance of each city, in the same order.</summary>
    internal ImmutableArray<BalancePage> Balances { get; }

    /// <summary>The planned plots; null where there are none.</summary>
    internal PlotsPage? Plots { get; }

    internal SwapPage Swap { get; }

    internal NotesPage Notes { get; }

    /// <summary>All sheets in their order.</summary>
    internal ImmutableArray<SheetPage> Pages { get; }

    internal string Compiler => settings.Compiler is { Length: > 0 } compiler ? compiler : "＿＿＿＿＿＿";

    internal string Source => settings.SourceName is { Length: > 0 } source ? source : Text("NotStated");

    internal string MadeOn => DateOnly.FromDateTime(settings.MadeAt.DateTime).ToString(Text("Date"), Language);

    internal string DataDate => settings.DataDate?.ToString(Text("Date"), Language) ?? Text("NotStated");

    internal string MethodName => Text($"Area.{areas.Method}");

    internal PlanAreas Areas => areas;

    /// <summary>The words under a key, with values in their places.</summary>
    internal string Text(string key, params object?[] arguments) =>
        new LocalizedText(ReportsTexts.Resources, key, arguments).In(Language);

    /// <summary>The area of an enclave or a plot, by the method of the whole book.</summary>
    internal SquareMetres LayoutArea(PlanFeature feature) => layoutAreas[feature];

    /// <summary>The name of a land-use code, or what is wrong with it.</summary>
    internal string LandUseName(string? code) =>
        LandUseGuide.TryGet(code, out var landUse) ? landUse.NameIn(Language)
        : string.IsNullOrEmpty(code) ? Text("LandUse.None")
        : Text("LandUse.Unknown");

    /// <summary>The names of the cities that have a role.</summary>
    internal string Party(CityRole role) =>
        string.Join(Text("And"), Contents.Cities.Where(city => city.Role.HasFlag(role)).Select(city => city.Name));

    /// <summary>A city's CRS with its code, zone and central meridian.</summary>
    internal string CrsOf(City city)
    {
        var crs = city.Crs;
        var meridian = crs.CentralMeridianDegrees;
        var zone = (city.Epsg, meridian) switch
        {
            ( >= 4513 and <= 4554, { } degrees) => Text("Crs.Zone", 3, degrees / 3, degrees),
            ( >= 4491 and <= 4512, { } degrees) => Text("Crs.Zone", 6, (degrees + 3) / 6, degrees),
            (_, { } degrees) => Text("Crs.Meridian", degrees),
            _ => "",
        };
        return Text("Crs", crs.Name, city.Epsg, zone);
    }

    /// <summary>Counts a parcel that is written, tells of it, and stops where the work is no longer wanted.</summary>
    internal void Advance()
    {
        cancellation.ThrowIfCancellationRequested();
        if (++parcelsWritten % 1000 == 0)
            progress?.Report(parcelsWritten);
    }

    /// <summary>The book as a file to write.</summary>
    internal WorkbookFile ToFile() => new()
    {
        Pages = Pages,
        Names = [(SwapPage.ToleranceName, Swap.Prefix + Swap.ToleranceAddress)],
        Title = Contents.Plan.Title,
        Author = Compiler,
        MadeAt = settings.MadeAt,
        Footer = (Text("Footer.Internal"), Text("Footer.Pages"), "&F · &A"),
        CutNotice = Text("CutNotice"),
        BodyFont = Text("Font.Body"),
        HeadingFont = Text("Font.Heading"),
    };

    private ParcelsPage LandOf(City city)
    {
        var page = new ParcelsPage(
            Named("Sheet.Parcels", city.Name), this, city, [.. Contents.Parcels.Where(parcel => parcel.CityCode == city.Code)]);
        return page.LastNeededRow <= CellAddress.LastRow
            ? page
            : throw new FaultException(new Fault(ReportsTexts.Resources, "REP-PARCELS-MANY", city.Name, page.Parcels.Length));
    }

    private string Named(string key, params object?[] arguments) => SheetName.Take(Text(key, arguments), sheetNames);

    private void RefuseNonFinite()
    {
        foreach (var parcel in Contents.Parcels)
            Refuse(parcel, areas[parcel]);
        foreach (var enclave in Contents.Enclaves)
            Refuse(enclave, layoutAreas[enclave]);
        foreach (var plot in Contents.Plots)
            Refuse(plot, layoutAreas[plot]);

        static void Refuse(PlanFeature feature, SquareMetres area)
        {
            if (!double.IsFinite(area.Value) || area.Value < 0)
                throw new FaultException(new Fault(ReportsTexts.Resources, "REP-AREA-NONFINITE", feature.Label, feature.CityCode));
        }
    }
}
