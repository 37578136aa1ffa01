namespace EnclavePlanner.Geodesy.DatumShifts;

/// <summary>
/// Bursa-Wolf: from geocentric coordinates on the older datum to those on CGCS2000,
/// <c>X₂ = T + (1 + m) R X₁</c>, with the rotation matrix of small angles, as IOGP Report 373-07-02 (Guidance Note 7-2) has it
/// in EPSG methods 9606 and 9607 and PROJ in +proj=helmert without +exact. Sets estimated with the full matrix are methods of
/// their own there (1132, 1133) and differ by some millimetres at 5″. Positions without a height are taken to lie on the
/// ellipsoid: 1000 m of height and 100 m of shift change the place by 16 mm at most.
/// </summary>
public sealed record SevenParameterShift : DatumShift
{
    private const double LargestTranslation = 10_000;

    /// <summary>At 60″ the matrix of small angles is off by half a metre; real sets stay below 10″.</summary>
    private const double LargestRotation = 60;

    private const double LargestScale = 1000;

    /// <summary>Which sign the rotations have.</summary>
    public required RotationConvention Rotation { get; init; }

    /// <summary>ΔX, metres.</summary>
    public required double TranslationXMetres { get; init; }

    /// <summary>ΔY, metres.</summary>
    public required double TranslationYMetres { get; init; }

    /// <summary>ΔZ, metres.</summary>
    public required double TranslationZMetres { get; init; }

    /// <summary>Rotation about X, seconds of arc.</summary>
    public required double RotationXArcSeconds { get; init; }

    /// <summary>Rotation about Y, seconds of arc.</summary>
    public required double RotationYArcSeconds { get; init; }

    /// <summary>Rotation about Z, seconds of arc.</summary>
    public required double RotationZArcSeconds { get; init; }

    /// <summary>m, the change of scale, parts per million.</summary>
    public required double ScalePpm { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ParameterFault> Faults() => new[]
    {
        Beyond(nameof(TranslationXMetres), "ΔX", TranslationXMetres, LargestTranslation, "m"),
        Beyond(nameof(TranslationYMetres), "ΔY", TranslationYMetres, LargestTranslation, "m"),
        Beyond(nameof(TranslationZMetres), "ΔZ", TranslationZMetres, LargestTranslation, "m"),
        Beyond(nameof(RotationXArcSeconds), "εX", RotationXArcSeconds, LargestRotation, "″"),
        Beyond(nameof(RotationYArcSeconds), "εY", RotationYArcSeconds, LargestRotation, "″"),
        Beyond(nameof(RotationZArcSeconds), "εZ", RotationZArcSeconds, LargestRotation, "″"),
        Beyond(nameof(ScalePpm), "m", ScalePpm, LargestScale, "ppm"),
    }.OfType<ParameterFault>();
}
