namespace EnclavePlanner.Geodesy.DatumShifts;

/// <summary>What turns by the rotations of seven parameters. The two differ by the sign of all three, and confusing them moves land by metres.</summary>
public enum RotationConvention
{
    /// <summary>The vector to a point turns: EPSG method 9606 (geocentric 1033), +towgs84 of PROJ.</summary>
    PositionVector,

    /// <summary>The axes turn: EPSG method 9607 (geocentric 1032), the Bursa-Wolf model as Chinese survey texts write it.</summary>
    CoordinateFrame,
}
