using System.Globalization;
using System.Resources;

namespace EnclavePlanner.Geodesy.Faults;

/// <summary>
/// A sentence for the user that is not yet in any language: a key into a project's resources and the values that go
/// into its places. It is turned into words where it is shown, in the language of that window or command.
/// </summary>
/// <param name="Source">The resources that hold the sentence in every language of the program.</param>
/// <param name="Key">The sentence's key; stable, so that it can be searched for.</param>
/// <param name="Arguments">Values for the places {0}, {1}, …; a <see cref="LocalizedText"/> among them is put into words too.</param>
public sealed record LocalizedText(ResourceManager Source, string Key, params IReadOnlyList<object?> Arguments)
{
    /// <summary>The sentence in the given language.</summary>
    /// <exception cref="MissingManifestResourceException">The key is in no resource: a fault of the program.</exception>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var pattern = Source.GetString(Key, culture)
            ?? throw new MissingManifestResourceException($"No text for '{Key}' in {Source.BaseName}.");
        var values = Arguments.Select(argument => argument is LocalizedText text ? text.In(culture) : argument).ToArray();
        return string.Format(culture, pattern, values);
    }

    /// <summary>The sentence in the current thread's user-interface language.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
