using System.CommandLine;
using System.Globalization;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;

namespace EnclavePlanner.Desktop.Startup;

/// <summary>The program's own command line: which plan, and whether there is to be a window.</summary>
public static class LaunchCommand
{
    /// <summary>Parses the arguments and runs the program to its end.</summary>
    /// <returns>0 after a normal end, 1 when the plan could not be opened, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var plan = new Argument<string?>("PLAN") { Arity = ArgumentArity.ZeroOrOne, Description = Say("launch.plan") };
        var noWindow = new Option<bool>("--no-window") { Description = Say("launch.no-window") };
        var port = new Option<int>("--port") { Description = Say("launch.port") };
        var language = new Option<string?>("--language") { Description = Say("launch.language") };
        language.AcceptOnlyFromAmong([.. UiLanguage.All.Select(known => known.Culture)]);
        var userFolder = new Option<string?>("--user-folder") { Description = Say("launch.user-folder") };
        var command = new RootCommand(Say("launch.about")) { plan, noWindow, port, language, userFolder };
        var result = 0;
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new LaunchOptions
            {
                Plan = parsed.GetValue(plan),
                ShowWindow = !parsed.GetValue(noWindow),
                Port = parsed.GetValue(port),
                Language = parsed.GetValue(language),
            };
            if (parsed.GetValue(userFolder) is { } folder)
                options = options with { UserFolder = folder };
            result = await Launch.RunAsync(options, cancellation);
        });
        var parse = command.Parse(args);
        if (parse.Errors.Count > 0)
        {
            await parse.InvokeAsync();
            return 2;
        }

        await parse.InvokeAsync();
        return result;
    }

    private static string Say(string key) => WindowTexts.Resources.GetString(key, CultureInfo.CurrentUICulture)!;
}
