using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Counts what of a drawing was read otherwise than it is drawn, or not at all.</summary>
internal sealed class DxfTally
{
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);

    /// <summary>Entities in paper space.</summary>
    internal int OnPaper { get; set; }

    /// <summary>Entities that are not to be seen.</summary>
    internal int Hidden { get; set; }

    /// <summary>Insertions of other drawings.</summary>
    internal int Elsewhere { get; set; }

    /// <summary>Ends that met within the tolerance but not exactly.</summary>
    internal int ClosedGaps { get; set; }

    /// <summary>Loops made of separate lines.</summary>
    internal int Chained { get; set; }

    /// <summary>Entities that are the outline or a second filling of an area that is filled.</summary>
    internal int DrawnTwice { get; set; }

    internal bool HasHeights { get; set; }

    internal bool HasArcs { get; set; }

    /// <summary>Counts an entity that is no record of the layer wanted.</summary>
    internal void LeaveOut(string type, int count = 1) => leftOut[type] = leftOut.GetValueOrDefault(type) + count;

    internal IEnumerable<LocalizedText> Notices()
    {
        if (OnPaper > 0)
            yield return ExchangeTexts.Say("NoticeDxfPaper", OnPaper);
        if (Hidden > 0)
            yield return ExchangeTexts.Say("NoticeDxfHidden", Hidden);
        if (Elsewhere > 0)
            yield return ExchangeTexts.Say("NoticeDxfElsewhere", Elsewhere);
        if (leftOut.Count > 0)
            yield return ExchangeTexts.Say("NoticeDxfLeftOut", string.Join(", ", leftOut.Take(20).Select(kind => $"{kind.Value} {kind.Key}")));
        if (Chained > 0)
            yield return ExchangeTexts.Say("NoticeDxfChained", Chained);
        if (ClosedGaps > 0)
            yield return ExchangeTexts.Say("NoticeDxfGaps", ClosedGaps, DxfChains.GapTolerance * 1000);
        if (DrawnTwice > 0)
            yield return ExchangeTexts.Say("NoticeDxfDrawnTwice", DrawnTwice);
        if (HasArcs)
            yield return ExchangeTexts.Say("NoticeDxfArcs", DxfArc.ChordTolerance * 1000);
        if (HasHeights)
            yield return ExchangeTexts.Say("NoticeHeightsLeftOut");
    }
}
