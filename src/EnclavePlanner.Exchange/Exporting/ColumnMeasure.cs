using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>What a column's values come to, found while they pass: of which kind they are all, and how wide they get as text.</summary>
/// <param name="encodings">The encodings that texts may be written in; none where their width does not matter.</param>
internal sealed class ColumnMeasure(ImmutableArray<TargetEncoding> encodings)
{
    /// <summary>Beyond it a whole number may not be the same as a real one.</summary>
    private const long LargestExact = 1L << 53;

    /// <summary>Characters of the longest shortest form of a number, and more.</summary>
    private const int LongestReal = 32;

    /// <summary>Of texts that come again, as names of owners and classes do, so many are remembered.</summary>
    private const int MostSeen = 4096;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly int[] widest = new int[encodings.Length];
    private readonly string?[] beyond = new string?[encodings.Length];

    /// <summary>The narrowest kind that holds all values; null where there was none.</summary>
    internal ColumnKind? Kind { get; private set; }

    /// <summary>Characters of the widest whole number.</summary>
    internal int Whole { get; private set; } = 1;

    /// <summary>Characters before the point of a real number, the sign included.</summary>
    internal int Before { get; private set; } = 1;

    /// <summary>Decimals of a real number. It keeps one, so that it is read back as one.</summary>
    internal int After { get; private set; } = 1;

    /// <summary>Bytes of the widest text in one of the encodings.</summary>
    internal int WidestIn(TargetEncoding encoding) => Math.Max(1, widest[encodings.IndexOf(encoding)]);

    /// <summary>The first text that one of the encodings lacks a character of; null where it holds them all.</summary>
    internal string? BeyondOf(TargetEncoding encoding) => beyond[encodings.IndexOf(encoding)];

    /// <summary>Takes a value into account: string, long, double or bool, or null.</summary>
    internal void Add(object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                Join(ColumnKind.Text);
                AddText(text);
                break;
            case long whole:
                Join(ColumnKind.Integer);
                AddWhole(whole);
                break;
            case double real:
                Join(ColumnKind.Real);
                AddReal(real);
                break;
            case bool yes:
                Join(ColumnKind.Boolean);
                Widen((yes ? bool.TrueString : bool.FalseString).Length);
                break;
        }
    }

    /// <summary>The shortest decimal that is read back as the number, without an exponent; null where there is none of sensible length.</summary>
    internal static string? Plain(double number)
    {
        if (!double.IsFinite(number))
            return null;
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal)
            ? number.ToString("0.##############################", CultureInfo.InvariantCulture)
            : text;
    }

    private void Join(ColumnKind own) => Kind = (Kind, own) switch
    {
        (null, _) => own,
        _ when Kind == own => own,
        (ColumnKind.Integer or ColumnKind.Real, ColumnKind.Integer or ColumnKind.Real) => ColumnKind.Real,
        _ => ColumnKind.Text,
    };

    private void AddText(string text)
    {
        if (Ascii.IsValid(text))
        {
            // In every encoding of a file a byte each.
            Widen(text.Length);
            return;
        }

        if (encodings.IsEmpty || !(seen.Count < MostSeen ? seen.Add(text) : !seen.Contains(text)))
            return;
        for (var i = 0; i < encodings.Length; i++)
        {
            if (beyond[i] is not null)
                continue;
            if (encodings[i].TryCount(text, out var bytes))
                widest[i] = Math.Max(widest[i], bytes);
            else
                beyond[i] = text;
        }
    }

    private void AddWhole(long whole)
    {
        if (encodings.IsEmpty)
            return;
        var length = whole.ToString(CultureInfo.InvariantCulture).Length;
        Whole = Math.Max(Whole, length);
        Before = Math.Max(Before, Math.Abs((double)whole) <= LargestExact ? length : Plain(whole)!.Length);
        Widen(length);
    }

    private void AddReal(double real)
    {
        if (encodings.IsEmpty)
            return;
        Span<char> place = stackalloc char[LongestReal];
        real.TryFormat(place, out var length, "R", CultureInfo.InvariantCulture);
        Widen(length);
        ReadOnlySpan<char> text = place[..length].Contains('E') || !double.IsFinite(real) ? Plain(real) : place[..length];
        if (text.IsEmpty)
            return;
        var point = text.IndexOf('.');
        Before = Math.Max(Before, point < 0 ? text.Length : point);
        After = Math.Max(After, point < 0 ? 1 : text.Length - point - 1);
    }

    /// <summary>By a number or truth value that stands as text where others of the column are texts; in every encoding a byte for each of its characters.</summary>
    private void Widen(int characters)
    {
        for (var i = 0; i < widest.Length; i++)
            widest[i] = Math.Max(widest[i], characters);
    }
}
