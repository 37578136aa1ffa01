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

    /// <summary>What is wrong with it: numbers that cannot be in their units (GEO-SHIFT-RANGE), a target that is no plane (GEO-SHIFT-PLANE).</summary>
    public abstract IEnumerable<ParameterFault> Faults();

    /// <summary>Refuses a shift that has a fault.</summary>
    /// <exception cref="FaultException">The first of <see cref="Faults"/>.</exception>
    internal void Require()
    {
        foreach (var fault in Faults())
            throw new FaultException(fault.Fault);
    }

    private protected static ParameterFault? Beyond(string parameter, string symbol, double value, double largest, string unit) =>
        Math.Abs(value) <= largest
            ? null
            : new ParameterFault(parameter, new Fault(GeodesyTexts.Resources, "GEO-SHIFT-RANGE", symbol, value, largest, unit));
}
