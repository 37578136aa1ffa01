using System.Globalization;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Values of a source as text, alike on every machine.</summary>
internal static class FieldText
{
    /// <summary>The text; null for null and for blanks.</summary>
    internal static string? Of(object? value)
    {
        var text = value switch
        {
            null => null,
            string word => word.Trim(),
            bool truth => truth ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
