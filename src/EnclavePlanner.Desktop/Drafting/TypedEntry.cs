using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>What is typed into the drafting bar. Numbers have a point before their decimals in both languages.</summary>
public static class TypedEntry
{
    private static readonly char[] Separators = [' ', ',', ';', '，', '；', '、', '\t'];

    /// <summary>Numbers between spaces, commas or semicolons.</summary>
    /// <exception cref="FaultException">WIN-DRAFT-NUMBER: there is none, or something else among them.</exception>
    public static ImmutableArray<double> Numbers(string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var words = entry.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbers = words.Select(word => Number(word, entry)).ToImmutableArray();
        return numbers.IsEmpty ? throw Refusal("WIN-DRAFT-NUMBER", entry) : numbers;
    }

    /// <summary>One number.</summary>
    /// <exception cref="FaultException">WIN-DRAFT-NUMBER: it is none, or several.</exception>
    public static double Number(string entry)
    {
        var numbers = Numbers(entry);
        return numbers.Length == 1 ? numbers[0] : throw Refusal("WIN-DRAFT-NUMBER", entry);
    }

    /// <summary>
    /// A place: X and Y in metres, as Chinese surveys have them (X north, Y east); or with a &lt; between them, metres of the
    /// plane and a bearing in degrees, clockwise from grid north.
    /// </summary>
    /// <exception cref="FaultException">WIN-DRAFT-TYPED: it is neither.</exception>
    public static TypedPlace Place(string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            var parts = entry.Split('<', '＜');
            if (parts.Length == 2)
            {
                var (metres, bearing) = (Number(parts[0]), Number(parts[1]) * Math.PI / 180);
                if (metres > 0)
                    return new TypedPlace(new Coordinate(metres * Math.Sin(bearing), metres * Math.Cos(bearing)), IsOffset: true);
            }
            else if (Numbers(entry) is [var north, var east])
            {
                return new TypedPlace(new Coordinate(east, north), IsOffset: false);
            }
        }
        catch (FaultException)
        {
            // It is told of below, as what it was meant to be.
        }

        throw Refusal("WIN-DRAFT-TYPED", entry);
    }

    private static double Number(string word, string entry) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < Sketch.FarthestMetres
            ? number
            : throw Refusal("WIN-DRAFT-NUMBER", entry);

    private static FaultException Refusal(string code, string entry) => new(new Fault(WindowTexts.Resources, code, entry));
}
