using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>A record that cannot come into the plan.</summary>
/// <param name="Row">Its number in the file, from 1.</param>
/// <param name="Fault">Why, and what to do.</param>
public sealed record RefusedRow(int Row, Fault Fault);
