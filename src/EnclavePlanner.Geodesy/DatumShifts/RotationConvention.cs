namespace EnclavePlanner.Geodesy.DatumShifts;

/// <summary>
/// What turns by the rotations of seven parameters. The two differ by the sign of all three, and confusing them moves land by
/// metres. Both go by the name Bursa-Wolf (布尔沙): the matrix printed with the parameters tells which it is.
/// </summary>
public enum RotationConvention
{
    /// <summary>
    /// The vector to a point turns: EPSG method 9606 (geocentric 1033), +towgs84 of PROJ. The first row of its matrix is
    /// 1, −εZ, +εY; a positive εZ alone makes longitudes larger.
    /// </summary>
    PositionVector,

    /// <summary>
    /// The axes turn: EPSG method 9607 (geocentric 1032). The first row of its matrix is 1, +εZ, −εY; a positive εZ alone
    /// makes longitudes smaller.
    /// </summary>
    CoordinateFrame,
}
