using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>What drafting refuses, in the user's words.</summary>
internal static class DraftingFaults
{
    internal static FaultException Refusal(string code, params object?[] arguments) => new(new Fault(PlanningTexts.Resources, code, arguments));
}
