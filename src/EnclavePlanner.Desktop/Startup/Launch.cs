using System.Globalization;
using System.Net;
using EnclavePlanner.Desktop.BaseMaps;
using EnclavePlanner.Desktop.Commands;
using EnclavePlanner.Desktop.Conflicts;
using EnclavePlanner.Desktop.Drafting;
using EnclavePlanner.Desktop.Exports;
using EnclavePlanner.Desktop.Gate;
using EnclavePlanner.Desktop.Guide;
using EnclavePlanner.Desktop.Importing;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Maps;
using EnclavePlanner.Desktop.Styling;
using EnclavePlanner.Desktop.Swaps;
using EnclavePlanner.Desktop.Tables;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Desktop.Window;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Exchange.Profiles;
using EnclavePlanner.Geodesy.Faults;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EnclavePlanner.Desktop.Startup;

/// <summary>Starts the program: opens the plan, listens on the loopback, shows the window, and ends with it.</summary>
public static class Launch
{
    /// <summary>A closed window may be a reload; the program waits so long before it ends.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>A window whose machine slept so long goes on where it was.</summary>
    private static readonly TimeSpan Sleep = TimeSpan.FromHours(12);

    /// <summary>Runs until the window is closed or the user stops it.</summary>
    /// <returns>0, or 1 when the plan could not be opened or the port is taken; the reason is on stderr.</returns>
    public static async Task<int> RunAsync(LaunchOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new UserSettings(options);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(settings.Language);
        try
        {
            await using var workspace = await PlanOpening.OpenAsync(options, settings, TimeProvider.System, cancellation);
            await using var app = Build(options, settings, workspace);
            await app.StartAsync(cancellation);
            // Opened is opened, whether its window is looked at or not.
            app.Services.GetRequiredService<RecentPlans>();
            var token = app.Services.GetRequiredService<AddressToken>();
            var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            var address = new Uri($"{listening}/{token.Value}/");
            await ShowAsync(app, options, address);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (FaultException problem)
        {
            await Console.Error.WriteLineAsync($"{problem.Fault.Code}: {problem.Message}");
            return 1;
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync(new Fault(WindowTexts.Resources, "WIN-PORT-TAKEN", options.Port).In(CultureInfo.CurrentUICulture));
            return 1;
        }
    }

    /// <summary>The web application of one plan, not yet started.</summary>
    private static WebApplication Build(LaunchOptions options, UserSettings settings, PlanWorkspace workspace)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Launch).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        // Stdout carries the address and nothing else.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        // What is protected lives no longer than the program; nothing of it belongs on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton(options);
        services.AddSingleton(settings);
        services.AddSingleton(workspace);
        services.AddSingleton(new PlanSettings(options, workspace.Location.ToString()));
        services.AddSingleton<BaseMapSources>();
        services.AddSingleton<WebTiles>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(ImportProfiles.With(Path.Combine(options.UserFolder, "profiles")));
        services.AddSingleton<RecentPlans>();
        services.AddSingleton<ViewMemory>();
        services.AddSingleton<AddressToken>();
        services.AddSingleton<UploadFolders>();
        services.AddSingleton<PreviewFeatures>();
        services.AddSingleton<ExportFolder>();
        services.AddSingleton<Sketches>();
        services.AddSingleton<OpenCircuits>();
        services.AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<OpenCircuits>());
        services.AddScoped<WindowThread>();
        services.AddScoped<UiLanguage>();
        services.AddScoped<WorkspaceView>();
        services.AddScoped<Activity>();
        services.AddScoped<ConflictSession>();
        services.AddScoped<FieldValueText>();
        services.AddScoped<SwapCommands>();
        services.AddScoped<DraftSession>();
        services.AddScoped<DraftCommands>();
        services.AddScoped<DraftBridge>();
        services.AddScoped<LayoutFindings>();
        services.AddScoped<ImportSession>();
        services.AddScoped<ImportPreview>();
        services.AddScoped<WorkbookExport>();
        services.AddScoped<PlanCopy>();
        services.AddScoped<ExportSession>();
        services.AddScoped<ReportExport>();
        services.AddScoped<OpenDialogs>();
        services.AddScoped<ViewSession>();
        services.AddScoped<ViewBridge>();
        services.AddScoped<MapStyling>();
        services.AddScoped<WindowBridge>();
        services.AddScoped<LandTables>();
        services.AddScoped<TableEditSession>();
        services.AddScoped<TableBridge>();
        services.AddScoped<DockView>();
        services.AddScoped<WindowLook>();
        services.AddScoped<ViewKeeper>();
        services.AddScoped<LayerCommands>();
        services.AddScoped<WindowCommands>();
        // Who reads the browser's console is the user himself: the reason may stand there.
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DetailedErrors = true;
            circuit.DisconnectedCircuitRetentionPeriod = Sleep;
        });

        var app = builder.Build();
        app.UseMiddleware<TokenGate>();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapFeatures();
        app.MapTiles();
        app.MapChanges();
        app.MapUploads();
        app.MapSketches();
        app.MapPreviews();
        app.MapBaseMaps();
        app.MapExports();
        app.MapGuide();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            // The gate sets the whole policy, frames included.
            render => render.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static async Task ShowAsync(WebApplication app, LaunchOptions options, Uri address)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        if (options.ShowWindow && BrowserWindow.HasDisplay)
        {
            var profile = Path.Combine(options.UserFolder, "window");
            if (await BrowserWindow.OpenOwnAsync(address, profile, stopping) is { } window)
            {
                _ = StopAfterAsync(app, window.WaitForExitAsync(stopping));
                return;
            }

            if (BrowserWindow.OpenDefault(address))
            {
                _ = StopAfterAsync(app, app.Services.GetRequiredService<OpenCircuits>().AllClosedAsync(Grace, stopping));
                return;
            }
        }

        await Console.Out.WriteLineAsync(address.ToString());
    }

    private static async Task StopAfterAsync(WebApplication app, Task closed)
    {
        try
        {
            await closed;
            app.Lifetime.StopApplication();
        }
        catch (OperationCanceledException)
        {
            // The program is stopping already.
        }
    }
}
