using System.Globalization;

namespace EnclavePlanner.Tests;

/// <summary>Tests with a long form: how often they repeat. scripts/soak.sh asks for it; without, they take the short form.</summary>
internal static class Soak
{
    /// <summary>The count that an environment variable asks for, or the short form's.</summary>
    internal static int Count(string variable, int shortForm) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : shortForm;
}
