using System.Resources;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Texts;

internal static class ExchangeTexts
{
    internal static ResourceManager Resources { get; } =
        new("EnclavePlanner.Exchange.Texts.ExchangeTexts", typeof(ExchangeTexts).Assembly);

    internal static LocalizedText Say(string key, params object?[] arguments) => new(Resources, key, arguments);

    internal static Fault Fault(string code, params object?[] arguments) => new(Resources, code, arguments);

    internal static FaultException Refusal(string code, params object?[] arguments) => new(Fault(code, arguments));
}
