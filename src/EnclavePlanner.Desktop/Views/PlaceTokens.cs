using System.Globalization;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Views;

/// <summary>Which axis a number of a typed place is on.</summary>
internal enum PlaceAxis
{
    /// <summary>It was not said.</summary>
    Unknown,

    /// <summary>X, or latitude.</summary>
    North,

    /// <summary>Y, or longitude.</summary>
    East,
}

/// <summary>One of the two numbers of a typed place.</summary>
/// <param name="Value">Metres, or degrees with their minutes and seconds.</param>
/// <param name="Axis">As it was said by a letter or a word.</param>
/// <param name="IsDegrees">Whether it was said to be degrees.</param>
/// <param name="IsPlane">Whether it was said to be X or Y.</param>
internal readonly record struct PlaceNumber(double Value, PlaceAxis Axis, bool IsDegrees, bool IsPlane);

/// <summary>Takes a typed place apart into its numbers. Any text is taken; what is none of a place is refused with its place in the text.</summary>
internal sealed class PlaceTokens
{
    private const int LongestEntry = 200;

    private static readonly (string Word, PlaceAxis Axis, bool IsDegrees)[] Words =
    [
        ("longitude", PlaceAxis.East, true), ("latitude", PlaceAxis.North, true), ("lon", PlaceAxis.East, true), ("lng", PlaceAxis.East, true),
        ("lat", PlaceAxis.North, true), ("东经", PlaceAxis.East, true), ("北纬", PlaceAxis.North, true), ("经度", PlaceAxis.East, true),
        ("纬度", PlaceAxis.North, true), ("N", PlaceAxis.North, true), ("E", PlaceAxis.East, true), ("北", PlaceAxis.North, true),
        ("东", PlaceAxis.East, true), ("X", PlaceAxis.North, false), ("Y", PlaceAxis.East, false),
    ];

    private static readonly (string Sign, int Unit)[] Units =
    [
        ("°", 0), ("º", 0), ("度", 0), ("d", 0), ("''", 2), ("′′", 2), ("″", 2), ("\"", 2), ("”", 2), ("秒", 2), ("s", 2), ("′", 1), ("'", 1), ("’", 1), ("分", 1), ("m", 1),
    ];

    private readonly string text;
    private readonly List<PlaceNumber> numbers = [];
    private readonly double[] parts = new double[3];
    private int at;
    private int unit = -1;
    private bool isNegative;
    private bool hasUnits;
    private (PlaceAxis Axis, bool IsDegrees)? said;

    private PlaceTokens(string text) => this.text = text;

    /// <summary>The two numbers of a place.</summary>
    /// <exception cref="FaultException">WIN-PLACE-EMPTY, WIN-PLACE-LONG, WIN-PLACE-TEXT (at which character), WIN-PLACE-TWO (how many
    /// numbers there are), WIN-PLACE-MINUTES.</exception>
    internal static (PlaceNumber First, PlaceNumber Second) Of(string? entry)
    {
        var text = Narrow(entry ?? "").Trim();
        if (text.Length == 0)
            throw Refused("WIN-PLACE-EMPTY");
        if (text.Length > LongestEntry)
            throw Refused("WIN-PLACE-LONG", LongestEntry);
        var tokens = new PlaceTokens(text);
        tokens.Read();
        return tokens.numbers is [var first, var second] ? (first, second) : throw Refused("WIN-PLACE-TWO", tokens.numbers.Count);
    }

    /// <summary>Characters of the full width in their usual form, and without the thin spaces that group the digits on our own screen.</summary>
    private static string Narrow(string text) => string.Concat(text.Select(letter => letter switch
    {
        >= '！' and <= '～' => ((char)(letter - 0xFEE0)).ToString(),
        '\u3000' or '、' => " ",
        '−' => "-",
        '\u2009' or '\u202F' => "",
        _ => letter.ToString(),
    }));

    private void Read()
    {
        while (at < text.Length)
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter) || letter is ',' or ';' or ':' or '=' or '(' or ')')
            {
                // A colon or an equals sign belongs to the word before it; all else ends a number that has no units.
                if (letter is ',' or ';' || (char.IsWhiteSpace(letter) && !hasUnits && !(said is null && HemisphereAhead())))
                    End();
                at++;
            }
            else if (char.IsAsciiDigit(letter) || letter is '-' or '+' or '.')
            {
                Number();
            }
            else if (!Unit() && !Word())
            {
                throw Unreadable();
            }
        }

        End();
    }

    private void Number()
    {
        var start = at;
        if (text[at] is '-' or '+')
            at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        if (!double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            at = start;
            throw Unreadable();
        }

        // After degrees come their minutes, after minutes their seconds; any other number is the next one.
        if (unit >= 0 && !(hasUnits && unit < 2 && text[start] is not ('-' or '+') && UnitAhead() == unit + 1))
            End();
        if (unit < 0)
            isNegative = text[start] == '-';
        unit++;
        parts[unit] = Math.Abs(number);
    }

    private int UnitAhead() => UnitAt(NextLetter()) is (_, { } found) ? found : -1;

    /// <summary>Whether N or E follows, as in 30 N, and not as in N30.</summary>
    private bool HemisphereAhead()
    {
        var next = NextLetter();
        return next < text.Length && text[next] is 'N' or 'E' or 'n' or 'e' or '北' or '东'
            && (next + 1 == text.Length || !(char.IsAsciiDigit(text[next + 1]) || text[next + 1] is '纬' or '经'));
    }

    private int NextLetter()
    {
        var next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return next;
    }

    private (int Length, int? Unit) UnitAt(int place)
    {
        foreach (var (sign, found) in Units)
        {
            if (string.CompareOrdinal(text, place, sign, 0, sign.Length) == 0)
                return (sign.Length, found);
        }

        return (0, null);
    }

    private bool Unit()
    {
        var (length, found) = UnitAt(at);
        if (found != unit || unit < 0)
            return false;
        hasUnits = true;
        at += length;
        return true;
    }

    private bool Word()
    {
        foreach (var (word, axis, isDegrees) in Words)
        {
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            at += word.Length;
            // Behind a number that nothing was said of N or E belongs to that number, else to the next.
            if (unit >= 0 && said is null && isDegrees)
            {
                said = (axis, isDegrees);
                End();
            }
            else
            {
                End();
                said = (axis, isDegrees);
            }

            return true;
        }

        return false;
    }

    /// <summary>Ends the number that is being read, if any.</summary>
    private void End()
    {
        if (unit < 0)
            return;
        if (parts[1] >= 60 || parts[2] >= 60)
            throw Refused("WIN-PLACE-MINUTES");
        var value = parts[0] + parts[1] / 60 + parts[2] / 3600;
        numbers.Add(new PlaceNumber(isNegative ? -value : value, said?.Axis ?? PlaceAxis.Unknown, hasUnits || said is (_, true), said is (_, false)));
        Array.Clear(parts);
        (unit, hasUnits, isNegative, said) = (-1, false, false, null);
    }

    private FaultException Unreadable() => Refused("WIN-PLACE-TEXT", at + 1, text[at].ToString());

    private static FaultException Refused(string code, params IReadOnlyList<object?> arguments) =>
        new(new Fault(WindowTexts.Resources, code, arguments));
}
