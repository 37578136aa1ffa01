using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Says which shift was applied, with all its numbers: they decide where the land lies.</summary>
internal static class ShiftNotice
{
    internal static LocalizedText Of(DatumShift shift, Crs source) => shift switch
    {
        FourParameterSimilarity grid => ExchangeTexts.Say(
            "NoticeShiftFour", grid.To.ToString(), grid.EastMetres, grid.NorthMetres, grid.RotationArcSeconds, grid.ScalePpm),
        SevenParameterShift seven => ExchangeTexts.Say(
            seven.Rotation == RotationConvention.PositionVector ? "NoticeShiftPositionVector" : "NoticeShiftCoordinateFrame",
            source.ToString(),
            seven.TranslationXMetres,
            seven.TranslationYMetres,
            seven.TranslationZMetres,
            seven.RotationXArcSeconds,
            seven.RotationYArcSeconds,
            seven.RotationZArcSeconds,
            seven.ScalePpm),
        _ => throw new ArgumentOutOfRangeException(nameof(shift)),
    };
}
