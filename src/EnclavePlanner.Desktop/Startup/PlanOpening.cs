using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Exchange.Samples;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Desktop.Startup;

/// <summary>Opens the plan the program was started with; without one, the sample plan in the user's folder, which the first start makes.</summary>
public static class PlanOpening
{
    private const string Sample = "liaocheng-shenzhen";

    /// <summary>Opens the plan and measures it.</summary>
    public static async Task<PlanWorkspace> OpenAsync(LaunchOptions options, UserSettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        var location = options.Plan;
        if (location is null)
        {
            location = Path.Combine(options.UserFolder, Sample + ".gpkg");
            if (!File.Exists(location))
                await MakeSampleAsync(location, settings.Language, clock, cancellation);
        }

        return await PlanWorkspace.OpenAsync(await PlanStores.OpenAsync(PlanLocation.Parse(location), cancellation), clock, cancellation);
    }

    /// <summary>Makes the sample beside its place and moves it there whole, so that a start that is broken off leaves none.</summary>
    private static async Task MakeSampleAsync(string location, string language, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(location)!);
        var making = Path.ChangeExtension(location, $".{Guid.NewGuid():N}.gpkg");
        var changeSets = SamplePlans.Build(Sample, System.Globalization.CultureInfo.GetCultureInfo(language), Environment.UserName, clock, cancellation);
        await using (var store = await PlanStores.CreateAsync(PlanLocation.Parse(making), changeSets[0], null, cancellation))
        {
            foreach (var changeSet in changeSets.Skip(1))
                await store.CommitAsync(changeSet, null, cancellation);
        }

        File.Move(making, location);
    }
}
