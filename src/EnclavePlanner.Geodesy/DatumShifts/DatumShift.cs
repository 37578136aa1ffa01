using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.DatumShifts;

/// <summary>
/// The way from a system that does not coincide with CGCS2000 to CGCS2000, by parameters that the user gives. This program
/// knows no such parameters of its own: those of Xi'an 80, Beijing 54 and of cities' grids are restricted and hold for an area.
/// </summary>
public abstract record DatumShift
{
    private protected DatumShift()
    {
    }

    /// <summary>Refuses numbers that cannot be in the units stated.</summary>
    /// <exception cref="FaultException">GEO-SHIFT-RANGE.</exception>
    internal abstract void Require();

    private protected static void Require(string parameter, double value, double largest, string unit)
    {
        if (!(Math.Abs(value) <= largest))
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-SHIFT-RANGE", parameter, value, largest, unit));
    }
}
