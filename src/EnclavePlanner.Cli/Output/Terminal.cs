using System.CommandLine;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnclavePlanner.Cli.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Cli.Output;

/// <summary>Where a command writes, in which language, and what time it is.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, CultureInfo culture, TimeProvider clock)
{
    private static readonly JsonSerializerOptions JsonShape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Chinese stays readable; the document goes to a file or a program, never into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The --json option, which every command takes.</summary>
    internal Option<bool> Json { get; } = new("--json")
    {
        Description = CliTexts.Resources.GetString("cli.json", culture),
        Recursive = true,
    };

    /// <summary>Language of what is written for people.</summary>
    internal CultureInfo Culture => culture;

    /// <summary>Gives the time.</summary>
    internal TimeProvider Clock => clock;

    /// <summary>Whose name the history gets.</summary>
    internal static string Author => Environment.UserName;

    /// <summary>The text under a key.</summary>
    internal string Say(string key) => CliTexts.Resources.GetString(key, culture)
        ?? throw new MissingManifestResourceException($"No text for '{key}'.");

    /// <summary>The text under a key with values in its places.</summary>
    internal string Say(string key, params object?[] values) => string.Format(culture, Say(key), values);

    /// <summary>A fault of the command line itself.</summary>
    internal static FaultException Refusal(string code, params object?[] values) => new(new Fault(CliTexts.Resources, code, values));

    /// <summary>Writes the result: as JSON when asked to, else by <paramref name="write"/>.</summary>
    internal async Task AnswerAsync(ParseResult parsed, object json, Func<TextWriter, Task> write)
    {
        if (parsed.GetValue(Json))
            await output.WriteLineAsync(JsonSerializer.Serialize(json, JsonShape));
        else
            await write(output);
    }

    /// <summary>Writes a reason or a notice to stderr.</summary>
    internal Task TellAsync(string text) => error.WriteLineAsync(text);
}
