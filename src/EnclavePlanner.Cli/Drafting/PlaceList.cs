using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Cli.Drafting;

/// <summary>Places and numbers as words of the command line: X,Y pairs between spaces, X north and Y east in metres, as Chinese surveys have them.</summary>
internal static class PlaceList
{
    /// <summary>Metres beyond which no place of a city's CRS can lie.</summary>
    private const double Farthest = 1e8;

    /// <exception cref="FaultException">CLI-PLACES: it is no list of so many places at least.</exception>
    internal static ImmutableArray<Coordinate> Places(string words, int least)
    {
        var pairs = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(',')).ToList();
        if (pairs.Count < least || pairs.Exists(pair => pair.Length != 2))
            throw Terminal.Refusal("CLI-PLACES", words, least);
        return [.. pairs.Select(pair => new Coordinate(Metres(pair[1]), Metres(pair[0])))];

        double Metres(string word) => Number(word) is { } number && Math.Abs(number) < Farthest ? number : throw Terminal.Refusal("CLI-PLACES", words, least);
    }

    /// <exception cref="FaultException">CLI-NUMBERS: it is no list of numbers between commas.</exception>
    internal static ImmutableArray<double> Numbers(string words) =>
        [.. words.Split(',').Select(word => Number(word) ?? throw Terminal.Refusal("CLI-NUMBERS", words))];

    private static double? Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
