using System.Resources;

namespace EnclavePlanner.Planning.Texts;

internal static class PlanningTexts
{
    internal static ResourceManager Resources { get; } =
        new("EnclavePlanner.Planning.Texts.PlanningTexts", typeof(PlanningTexts).Assembly);
}
