namespace EnclavePlanner.Geodesy.DatumShifts;

/// <summary>Seven parameters between two ellipsoids, on places without a height.</summary>
internal sealed class GeocentricShift
{
    /// <summary>The height that the way back must start from is found to a nanometre in three rounds: the verticals of two datums differ by some 1e-5.</summary>
    private const int Rounds = 4;

    private readonly Ellipsoid _from;
    private readonly Ellipsoid _to;
    private readonly double _tx, _ty, _tz, _rx, _ry, _rz, _scale;

    internal GeocentricShift(SevenParameterShift shift, Ellipsoid from, Ellipsoid to)
    {
        (_from, _to) = (from, to);
        (_tx, _ty, _tz) = (shift.TranslationXMetres, shift.TranslationYMetres, shift.TranslationZMetres);
        var unit = double.DegreesToRadians(1.0 / 3600) * (shift.Rotation == RotationConvention.PositionVector ? 1 : -1);
        (_rx, _ry, _rz) = (unit * shift.RotationXArcSeconds, unit * shift.RotationYArcSeconds, unit * shift.RotationZArcSeconds);
        _scale = 1 + shift.ScalePpm * 1e-6;
    }

    /// <summary>From the older datum to the newer.</summary>
    internal GeographicPoint Apply(GeographicPoint place) => Forward(place).Place;

    /// <summary>From the newer datum to the older: the place that <see cref="Apply"/> brings here, to nanometres.</summary>
    internal GeographicPoint Restore(GeographicPoint place)
    {
        var older = place;
        double height = 0;
        for (var round = 0; round < Rounds; round++)
        {
            older = Backward(place, height);
            height = Forward(older).Height;
        }

        return older;
    }

    /// <summary>
    /// Geocentric coordinates on the newer datum: X₂ = T + M R X₁ as EPSG method 1033 (position vector) has it; 1032
    /// (coordinate frame) is the same with the rotations negated.
    /// </summary>
    internal (double X, double Y, double Z) Shift(double x, double y, double z) =>
        (_tx + _scale * (x - _rz * y + _ry * z), _ty + _scale * (_rz * x + y - _rx * z), _tz + _scale * (-_ry * x + _rx * y + z));

    /// <summary>
    /// Geocentric coordinates on the older datum. The matrix is 1 + [r]×, whose inverse is (1 + r rᵀ − [r]×) / (1 + r·r),
    /// exactly; EPSG's own way back, all seven signs turned, is off by millimetres at rotations of some seconds.
    /// </summary>
    internal (double X, double Y, double Z) Unshift(double x, double y, double z)
    {
        (x, y, z) = ((x - _tx) / _scale, (y - _ty) / _scale, (z - _tz) / _scale);
        var along = _rx * x + _ry * y + _rz * z;
        var square = 1 + _rx * _rx + _ry * _ry + _rz * _rz;
        return (
            (x + _rx * along + _rz * y - _ry * z) / square,
            (y + _ry * along - _rz * x + _rx * z) / square,
            (z + _rz * along + _ry * x - _rx * y) / square);
    }

    private (GeographicPoint Place, double Height) Forward(GeographicPoint place)
    {
        var (x, y, z) = Geocentric(_from, place, 0);
        return Geographic(_to, Shift(x, y, z));
    }

    private GeographicPoint Backward(GeographicPoint place, double height)
    {
        var (x, y, z) = Geocentric(_to, place, height);
        return Geographic(_from, Unshift(x, y, z)).Place;
    }

    private static (double X, double Y, double Z) Geocentric(Ellipsoid ellipsoid, GeographicPoint place, double height)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(place.LatitudeDegrees));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(place.LongitudeDegrees));
        var square = ellipsoid.EccentricitySquared;
        var normal = ellipsoid.SemiMajorAxisMetres / Math.Sqrt(1 - square * sinLatitude * sinLatitude);
        var toAxis = (normal + height) * cosLatitude;
        return (toAxis * cosLongitude, toAxis * sinLongitude, (normal * (1 - square) + height) * sinLatitude);
    }

    /// <summary>Bowring, The accuracy of geodetic latitude and height equations (Survey Review 28, 1985), twice: near the ellipsoid exact to rounding.</summary>
    private static (GeographicPoint Place, double Height) Geographic(Ellipsoid ellipsoid, (double X, double Y, double Z) at)
    {
        var (x, y, z) = at;
        double a = ellipsoid.SemiMajorAxisMetres, b = ellipsoid.SemiMinorAxisMetres, square = ellipsoid.EccentricitySquared;
        var toAxis = Math.Sqrt(x * x + y * y);
        var reduced = Math.Atan2(a * z, b * toAxis);
        double latitude = 0;
        for (var round = 0; round < 2; round++)
        {
            var (sin, cos) = Math.SinCos(reduced);
            latitude = Math.Atan2(z + ellipsoid.SecondEccentricitySquared * b * sin * sin * sin, toAxis - square * a * cos * cos * cos);
            reduced = Math.Atan2(b * Math.Sin(latitude), a * Math.Cos(latitude));
        }

        var (sinLatitude, cosLatitude) = Math.SinCos(latitude);
        var height = toAxis * cosLatitude + z * sinLatitude - a * Math.Sqrt(1 - square * sinLatitude * sinLatitude);
        return (new GeographicPoint(double.RadiansToDegrees(Math.Atan2(y, x)), double.RadiansToDegrees(latitude)), height);
    }
}
