using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Geodesy.DatumShifts;

/// <summary>What is wrong with one parameter of a shift.</summary>
/// <param name="Parameter">Name of the shift's property.</param>
/// <param name="Fault">What is wrong and what to do.</param>
public sealed record ParameterFault(string Parameter, Fault Fault);
