using System.Text;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>Names of the same thing are spelt with spaces, underscores, slashes and any case; here they compare equal.</summary>
internal static class CrsNames
{
    /// <summary>Letters and digits only, in lower case.</summary>
    internal static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
                plain.Append(char.ToLowerInvariant(character));
        }

        return plain.ToString();
    }
}
