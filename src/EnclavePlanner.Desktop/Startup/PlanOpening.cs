using System.Globalization;
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

    private static async Task MakeSampleAsync(string location, string language, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(location)!);
        var changeSets = SamplePlans.Build(Sample, CultureInfo.GetCultureInfo(language), Environment.UserName, clock, cancellation);
        await (await PlanStores.CreateAsync(PlanLocation.Parse(location), changeSets, null, cancellation)).DisposeAsync();
    }
}
