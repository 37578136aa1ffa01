using System.Resources;

namespace EnclavePlanner.Storage.Texts;

internal static class StorageTexts
{
    internal static ResourceManager Resources { get; } =
        new("EnclavePlanner.Storage.Texts.StorageTexts", typeof(StorageTexts).Assembly);
}
