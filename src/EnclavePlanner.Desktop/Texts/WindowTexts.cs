using System.Resources;

namespace EnclavePlanner.Desktop.Texts;

internal static class WindowTexts
{
    internal static ResourceManager Resources { get; } =
        new("EnclavePlanner.Desktop.Texts.WindowTexts", typeof(WindowTexts).Assembly);
}
