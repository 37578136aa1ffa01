using System.Resources;

namespace EnclavePlanner.Cli.Texts;

internal static class CliTexts
{
    internal static ResourceManager Resources { get; } =
        new("EnclavePlanner.Cli.Texts.CliTexts", typeof(CliTexts).Assembly);
}
