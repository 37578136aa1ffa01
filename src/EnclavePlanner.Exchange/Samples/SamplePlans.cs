using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Exchange.Samples;

/// <summary>
/// The sample plans. Their source files (see sample-data) are built into this assembly and are imported as any user's
/// files are, one ChangeSet each.
/// </summary>
public static class SamplePlans
{
    private const string Manifest = "plan.json";
    private const string ResourceRoot = "sample/";
    private static readonly JsonSerializerOptions ManifestForm = new(JsonSerializerDefaults.Web);

    /// <summary>The names of the samples.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. Resources.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceRoot, StringComparison.Ordinal) && name.EndsWith("/" + Manifest, StringComparison.Ordinal))
            .Select(name => name[ResourceRoot.Length..^(Manifest.Length + 1)])
            .Order(StringComparer.Ordinal)];

    private static Assembly Resources => typeof(SamplePlans).Assembly;

    /// <summary>The ChangeSets that make a sample, the one that begins the plan first.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="language">Any Chinese culture gives Chinese titles, every other one English.</param>
    /// <param name="author">Whose name the history gets.</param>
    /// <param name="clock">Gives the time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There is no sample of this name.</exception>
    public static IReadOnlyList<ChangeSet> Build(
        string name, CultureInfo language, string author, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(clock);
        if (!Names.Contains(name))
            throw new ArgumentException($"There is no sample '{name}'.", nameof(name));
        var folder = Directory.CreateTempSubdirectory("enclaveplanner-");
        try
        {
            Unpack(name, folder.FullName);
            var manifest = JsonSerializer.Deserialize<SampleManifest>(File.ReadAllText(Path.Combine(folder.FullName, Manifest)), ManifestForm)!;
            return Build(manifest, folder.FullName, language, author, clock, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<ChangeSet> Build(
        SampleManifest manifest, string folder, CultureInfo language, string author, TimeProvider clock, CancellationToken cancellation)
    {
        var title = SampleManifest.In(manifest.Title, language);
        var changeSets = new List<ChangeSet>();
        Add(title, PlanSetup.Begin(title, [.. manifest.Cities.Select(city => city.ToCity(language))]));
        var contents = new PlanContents(changeSets[0].Changes.Select(change => change.After!));
        foreach (var file in manifest.Files)
        {
            var request = new ImportRequest
            {
                Path = Path.Combine(folder, file.Path),
                Layer = PlanLayers.Parse(file.Layer),
                CityCode = file.City,
                Encoding = file.Encoding,
                Language = language,
            };
            var outcome = LayerImport.Prepare(contents, request, null, cancellation);
            if (outcome.Report.Refused.FirstOrDefault() is { } refused)
                throw new InvalidDataException($"{file.Path}, row {refused.Row}: {refused.Fault.Code}");
            contents = contents.Apply(Add(
                ExchangeTexts.Say("HistoryImport", file.Path, outcome.Report.Taken).In(language), outcome.Changes));
        }

        foreach (var swap in manifest.Swaps)
        {
            var proposal = Proposal(swap, SampleManifest.In(swap.Name, language), contents);
            Add(proposal.Name, [RowChange.Insert(proposal)]);
        }

        return changeSets;

        ChangeSet Add(string what, IEnumerable<RowChange> changes)
        {
            changeSets.Add(ChangeSet.Of(author, clock.GetLocalNow(), what, changes));
            return changeSets[^1];
        }
    }

    private static SwapProposal Proposal(SampleSwap swap, string name, PlanContents contents)
    {
        Basket Given(IReadOnlyList<string> numbers, CityRole role) => Basket.Of(numbers.Select(number => contents.Parcels
            .Single(parcel => parcel.Number == number && contents.City(parcel.CityCode).Role.HasFlag(role)).Id));
        return new SwapProposal
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            OriginGives = Given(swap.Origin, CityRole.Origin),
            HostGives = Given(swap.Host, CityRole.Host),
        };
    }

    private static void Unpack(string name, string folder)
    {
        var prefix = $"{ResourceRoot}{name}/";
        foreach (var resource in Resources.GetManifestResourceNames().Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var source = Resources.GetManifestResourceStream(resource)!;
            using var target = File.Create(Path.Combine(folder, resource[prefix.Length..]));
            source.CopyTo(target);
        }
    }
}
