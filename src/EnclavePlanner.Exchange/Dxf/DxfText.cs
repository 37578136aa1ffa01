using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Sources;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// The text of a drawing as it is seen: the escapes of TEXT and MTEXT resolved, their formatting left out (DXF reference,
/// "Group codes in numerical order" and "MTEXT"; the codes of MTEXT are in AutoCAD's help, "Format multiline text in an
/// alternate text editor").
/// </summary>
internal static class DxfText
{
    /// <summary>Resolves \U+XXXX, \M+nXXXX, %%d %%c %%p %%nnn and ^I ^J; leaves out %%u %%o %%k.</summary>
    internal static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny('\\', '%', '^') < 0)
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
            at += TakeCharacter(text, at, plain);
        return plain.ToString();
    }

    /// <summary>The same for MTEXT, whose formatting is left out and whose line ends become blanks.</summary>
    internal static string WithoutFormat(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var code = text[at] == '\\' && at + 1 < text.Length ? text[at + 1] : '\0';
            switch (code)
            {
                case '\\' or '{' or '}':
                    plain.Append(code);
                    at += 2;
                    break;
                case 'P' or 'N' or 'X' or '~':
                    plain.Append(' ');
                    at += 2;
                    break;
                case 'L' or 'l' or 'O' or 'o' or 'K' or 'k':
                    at += 2;
                    break;
                case 'S':
                    at = TakeStack(text, at + 2, plain);
                    break;
                case 'A' or 'C' or 'c' or 'H' or 'T' or 'Q' or 'W' or 'f' or 'F' or 'p':
                    at = EndOfCode(text, at + 2) is >= 0 and var ended ? ended + 1 : text.Length;
                    break;
                default:
                    if (text[at] is '{' or '}')
                        at++;
                    else
                        at += TakeCharacter(text, at, plain);
                    break;
            }
        }

        return plain.ToString();
    }

    /// <summary>The text such that <see cref="Plain"/> gives it back, in a file that is written in UTF-8.</summary>
    internal static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var hasCodes = text.Contains("%%", StringComparison.Ordinal);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => escaped.Append(@"\U+005C"),
                '^' => escaped.Append("^ "),
                '%' when hasCodes => escaped.Append("%%%"),
                < ' ' or '\x7F' => escaped.Append(' '),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <returns>How many characters were taken.</returns>
    private static int TakeCharacter(string text, int at, StringBuilder plain)
    {
        var rest = text.AsSpan(at);
        switch (rest)
        {
            case ['\\', 'U' or 'u', '+', _, _, _, _, ..] when TryHexadecimal(rest.Slice(3, 4), out var unit):
                plain.Append((char)unit);
                return 7;
            case ['\\', 'M' or 'm', '+', >= '1' and <= '5' and var page, _, _, _, _, ..] when TryHexadecimal(rest.Slice(4, 4), out var bytes):
                plain.Append(OfCodePage(page, bytes));
                return 8;
            case ['%', '%', 'd' or 'D', ..]:
                plain.Append('°');
                return 3;
            case ['%', '%', 'c' or 'C', ..]:
                plain.Append('⌀');
                return 3;
            case ['%', '%', 'p' or 'P', ..]:
                plain.Append('±');
                return 3;
            case ['%', '%', 'u' or 'U' or 'o' or 'O' or 'k' or 'K', ..]:
                return 3;
            case ['%', '%', '%', ..]:
                plain.Append('%');
                return 3;
            case ['%', '%', _, _, _, ..] when int.TryParse(rest.Slice(2, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var ascii) && ascii is >= 32 and < 127:
                plain.Append((char)ascii);
                return 5;
            case ['^', ' ', ..]:
                plain.Append('^');
                return 2;
            case ['^', >= '@' and <= '_', ..]:
                plain.Append(' ');
                return 2;
            default:
                plain.Append(rest[0]);
                return 1;
        }
    }

    /// <summary>A stacked fraction: \S1^2; \S1/2; \S1#2; all become 1/2.</summary>
    private static int TakeStack(string text, int at, StringBuilder plain)
    {
        for (; at < text.Length && text[at] != ';'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                plain.Append(text[++at]);
            else
                plain.Append(text[at] is '^' or '#' ? '/' : text[at]);
        }

        return at + 1;
    }

    private static int EndOfCode(string text, int at) => text.IndexOf(';', Math.Min(at, text.Length));

    private static bool TryHexadecimal(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    /// <summary>1 Japanese, 2 traditional Chinese, 3 Korean, 4 Johab, 5 simplified Chinese.</summary>
    private static string OfCodePage(char page, int bytes)
    {
        var encoding = TextEncodings.OfCodePage(page switch { '1' => 932, '2' => 950, '3' => 949, '4' => 1361, _ => 936 });
        try
        {
            return encoding?.GetString([(byte)(bytes >> 8), (byte)bytes]) ?? "\uFFFD";
        }
        catch (DecoderFallbackException)
        {
            return "\uFFFD";
        }
    }
}
