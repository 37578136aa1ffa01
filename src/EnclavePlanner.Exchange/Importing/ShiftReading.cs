using System.Collections.Immutable;
using EnclavePlanner.Geodesy.DatumShifts;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>A shift read from parameters, or all that is wrong with them.</summary>
/// <param name="Shift">The shift; null where there is a fault.</param>
/// <param name="Faults">The faults, each with the member it is about, in the order of the members.</param>
public sealed record ShiftReading(DatumShift? Shift, ImmutableArray<ParameterFault> Faults);
