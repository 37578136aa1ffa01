using System.Resources;

namespace EnclavePlanner.Geodesy.Texts;

internal static class GeodesyTexts
{
    internal static ResourceManager Resources { get; } =
        new("EnclavePlanner.Geodesy.Texts.GeodesyTexts", typeof(GeodesyTexts).Assembly);
}
