using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;
using EnclavePlanner.Storage.Texts;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.Storage.Commits;

/// <summary>
/// Two edits of neighbours, each harmless by itself, can overlap together though no row was changed by both (write skew).
/// So the land of an action is held against the land that was written since its author looked: parcels against parcels
/// of the city, plots against plots of the scheme. What overlapped before he looked is his to know and no obstacle.
/// </summary>
internal sealed class Overlaps(IPlanSession session, long seen)
{
    /// <summary>What an official area shows. Borders that came through two transforms overlap by less.</summary>
    private const double LeastSquareMetres = 0.01;

    private readonly Dictionary<Guid, PlanFeature?> ours = [];

    internal void Note(RowChange change)
    {
        if ((change.Before ?? change.After) is Parcel or Plot)
            ours[change.RowId] = change.After as PlanFeature;
    }

    /// <exception cref="FaultException">STO-OVERLAP: names the two, and by how much.</exception>
    internal void RequireNone()
    {
        foreach (var mine in ours.Values.OfType<PlanFeature>())
        {
            var theirs = session.WrittenAfter(seen, RowKinds.Of(mine), mine.CityCode, mine.Geometry.EnvelopeInternal);
            foreach (var other in theirs.Where(other => !ours.ContainsKey(other.Id) && CanClash(mine, other)))
            {
                var overlap = OverlayNGRobust.Overlay(mine.Geometry, other.Geometry, OverlayNG.INTERSECTION);
                var area = PlanarArea.Measure(overlap).Value;
                if (area >= LeastSquareMetres)
                    throw new FaultException(new Fault(StorageTexts.Resources, "STO-OVERLAP", mine.Label, other.Label, area));
            }
        }
    }

    private static bool CanClash(PlanFeature mine, PlanFeature other) =>
        mine is not Plot plot || (other as Plot)?.SchemeId == plot.SchemeId;
}
