using System.Globalization;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>One bracket of a well-known text: its keyword, its plain values, and the brackets inside.</summary>
internal sealed class WktNode(string keyword)
{
    /// <summary>A CRS is a few levels deep; more is an attack on the stack.</summary>
    private const int DeepestNesting = 16;

    internal string Keyword { get; } = keyword;

    internal List<string> Values { get; } = [];

    internal List<WktNode> Children { get; } = [];

    internal string Name => Values.Count > 0 ? Values[0] : "";

    internal WktNode? Child(string keyword) =>
        Children.Find(child => child.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase));

    internal double? Number(int index) =>
        index < Values.Count
        && double.TryParse(Values[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Reads a text; null when its brackets or quotes do not match.</summary>
    internal static WktNode? Parse(string text)
    {
        var position = 0;
        var node = Read(text, ref position, 0);
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] is '\0' or '\uFEFF'))
            position++;
        return position == text.Length ? node : null;
    }

    private static WktNode? Read(string text, ref int position, int depth)
    {
        var keyword = Word(text, ref position);
        if (keyword.Length == 0 || depth > DeepestNesting || position >= text.Length || text[position] is not ('[' or '('))
            return null;
        var node = new WktNode(keyword);
        do
        {
            position++;
            Skip(text, ref position);
            if (position < text.Length && text[position] == '"')
            {
                var end = text.IndexOf('"', position + 1);
                if (end < 0)
                    return null;
                node.Values.Add(text[(position + 1)..end]);
                position = end + 1;
            }
            else
            {
                var start = position;
                var word = Word(text, ref position);
                if (position < text.Length && text[position] is '[' or '(')
                {
                    position = start;
                    if (Read(text, ref position, depth + 1) is not { } child)
                        return null;
                    node.Children.Add(child);
                }
                else
                {
                    node.Values.Add(word);
                }
            }

            Skip(text, ref position);
        }
        while (position < text.Length && text[position] == ',');

        if (position >= text.Length || text[position] is not (']' or ')'))
            return null;
        position++;
        return node;
    }

    private static string Word(string text, ref int position)
    {
        Skip(text, ref position);
        var start = position;
        while (position < text.Length && text[position] is not ('[' or '(' or ']' or ')' or ',' or '"'))
            position++;
        return text[start..position].Trim();
    }

    private static void Skip(string text, ref int position)
    {
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] == '\uFEFF'))
            position++;
    }
}
