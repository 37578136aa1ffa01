using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>A record whose geometry was invalid and was repaired on the user's request.</summary>
/// <param name="Row">Its number in the file, from 1.</param>
/// <param name="Fault">What was wrong, and where.</param>
/// <param name="AreaBefore">The area that its rings enclosed as they were written, m², by the plan's official method: crossings or not.</param>
/// <param name="AreaAfter">The area of what was made of it, m².</param>
public sealed record RepairedRow(int Row, Fault Fault, double AreaBefore, double AreaAfter)
{
    /// <summary>By how many square metres the repair changed it.</summary>
    public double Change => AreaAfter - AreaBefore;
}
