using System.Globalization;

namespace EnclavePlanner.Geodesy;

/// <summary>An area in square metres, unrounded. Hectares (公顷) and mu (亩) are derived for display and never stored.</summary>
/// <param name="Value">Square metres.</param>
public readonly record struct SquareMetres(double Value) : IComparable<SquareMetres>
{
    /// <summary>One mu (亩) is exactly 2000/3 m²; "666.67" is a habit of display that costs 3.33 m² on 1,000 亩.</summary>
    public const double PerMu = 2000.0 / 3.0;

    /// <summary>One hectare (公顷) is 10,000 m².</summary>
    public const double PerHectare = 10_000.0;

    /// <summary>No area.</summary>
    public static SquareMetres Zero => default;

    /// <summary>公顷.</summary>
    public double Hectares => Value / PerHectare;

    /// <summary>亩.</summary>
    public double Mu => Value / PerMu;

    /// <summary>Adds two areas.</summary>
    public static SquareMetres operator +(SquareMetres left, SquareMetres right) => new(left.Value + right.Value);

    /// <summary>Subtracts one area from another; the difference may be negative.</summary>
    public static SquareMetres operator -(SquareMetres left, SquareMetres right) => new(left.Value - right.Value);

    /// <summary>Whether the left area is smaller.</summary>
    public static bool operator <(SquareMetres left, SquareMetres right) => left.Value < right.Value;

    /// <summary>Whether the left area is larger.</summary>
    public static bool operator >(SquareMetres left, SquareMetres right) => left.Value > right.Value;

    /// <summary>Whether the left area is no larger.</summary>
    public static bool operator <=(SquareMetres left, SquareMetres right) => left.Value <= right.Value;

    /// <summary>Whether the left area is no smaller.</summary>
    public static bool operator >=(SquareMetres left, SquareMetres right) => left.Value >= right.Value;

    /// <summary>Sums areas with compensation (Neumaier 1974), so that the total does not depend on how many there are.</summary>
    public static SquareMetres Sum(IEnumerable<SquareMetres> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        double sum = 0, lost = 0;
        foreach (var area in areas)
        {
            var next = sum + area.Value;
            lost += Math.Abs(sum) >= Math.Abs(area.Value) ? sum - next + area.Value : area.Value - next + sum;
            sum = next;
        }

        return new SquareMetres(sum + lost);
    }

    /// <inheritdoc/>
    public int CompareTo(SquareMetres other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture) + " m²";
}
