using EnclavePlanner.Planning.Parameters;

namespace EnclavePlanner.Exchange.Tables.Parameters;

/// <summary>What makes a row the one parameter and no other.</summary>
internal readonly record struct ParameterKey(string Key, string? City, DateOnly? From)
{
    internal static ParameterKey Of(Parameter parameter) => new(parameter.Key.Trim(), parameter.CityCode, parameter.From);
}
