using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Tests.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Tests.Drafting;

/// <summary>Makes one edit after another, of every kind, at places drawn by lot.</summary>
internal sealed class RandomEditor
{
    private const int MostPlots = 260;

    private readonly Random random;
    private readonly Envelope frame;
    private readonly AreaMeter meter = new(PlanFixture.Shenzhen.Crs, AreaMethod.Ellipsoidal);

    internal RandomEditor(PlanContents contents, Guid scheme, Envelope frame, Random random)
    {
        (Contents, this.frame, this.random) = (contents, frame, random);
        Land = Subdivision.Of(contents.Plots.Where(plot => plot.SchemeId == scheme));
    }

    internal PlanContents Contents { get; private set; }

    internal Subdivision Land { get; private set; }

    internal List<ChangeSet> Done { get; } = [];

    internal HashSet<string> Kinds { get; } = [];

    /// <summary>How often each reason was given.</summary>
    internal SortedDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    internal void Edit()
    {
        var plots = Land.Features.ToList();
        var plot = plots[random.Next(plots.Count)];
        var ring = plot.Geometry.Coordinates;
        var at = random.Next(ring.Length - 1);
        var (vertex, next) = (ring[at], ring[at + 1]);
        if (IsOnFrame(vertex) || IsOnFrame(next))
            return;
        var kind = random.Next(plots.Count > MostPlots ? 6 : 11);
        try
        {
            ImmutableArray<RowChange> changes = kind switch
            {
                0 or 1 => Moved([vertex]),
                2 => Moved([vertex, next]),
                3 => VertexEditing.Remove(Land, vertex),
                4 or 5 => Merged(plot, plots),
                6 => VertexEditing.Add(Land, vertex, next, Near(vertex, next)),
                7 => LandSplit.Into(Contents, plot, LineCut.Of(plot.Geometry, Line(plot), plot.Label)).Changes,
                8 => LandSplit.Into(Contents, plot, AreaCut.Equal(plot.Geometry, meter, random.Next(2, 4), new LineSegment(vertex, next), plot.Label)).Changes,
                9 => Reshaping.Of(Land, plot.Id, Line(plot)),
                _ => CornerRounding.Of(Land, vertex, 1 + (random.NextDouble() * 20), tolerance: 0.5),
            };
            MustNotDrift(changes, kind <= 2 ? [vertex, next] : [vertex], isLocal: kind is <= 3 or 6 or 10);
            var done = PlanFixture.ChangeSet([.. changes]);
            Contents = Contents.Apply(done);
            Land = Land.After(changes);
            Done.Add(done);
            Kinds.Add($"{kind}");
        }
        catch (FaultException refusal)
        {
            Refused[refusal.Fault.Code] = Refused.GetValueOrDefault(refusal.Fault.Code) + 1;
        }
    }

    /// <summary>An edit of vertices touches those alone: every other vertex of every area is where it was.</summary>
    private static void MustNotDrift(ImmutableArray<RowChange> changes, Coordinate[] edited, bool isLocal)
    {
        if (!isLocal)
            return;
        foreach (var change in changes)
        {
            var after = ((PlanFeature)change.After!).Geometry.Coordinates.ToHashSet();
            foreach (var vertex in ((PlanFeature)change.Before!).Geometry.Coordinates.Where(vertex => !edited.Contains(vertex)))
                Assert.Contains(vertex, after);
        }
    }

    /// <summary>The frame stays, so that the whole is known.</summary>
    private bool IsOnFrame(Coordinate vertex) => vertex.X == frame.MinX || vertex.X == frame.MaxX || vertex.Y == frame.MinY || vertex.Y == frame.MaxY;

    private ImmutableArray<RowChange> Moved(Coordinate[] vertices) =>
        VertexEditing.Move(Land, vertices, (random.NextDouble() * 30) - 15, (random.NextDouble() * 30) - 15);

    private Coordinate Near(Coordinate start, Coordinate end)
    {
        var part = 0.1 + (random.NextDouble() * 0.8);
        return new Coordinate(
            start.X + (part * (end.X - start.X)) + random.NextDouble() - 0.5, start.Y + (part * (end.Y - start.Y)) + random.NextDouble() - 0.5);
    }

    private ImmutableArray<RowChange> Merged(PlanFeature plot, List<PlanFeature> plots)
    {
        var neighbours = plots.Where(other => other.Id != plot.Id && other.Geometry.Touches(plot.Geometry)).ToList();
        return neighbours.Count == 0
            ? throw new FaultException(new Fault(new System.Resources.ResourceManager(typeof(RandomEditor)), "TEST-ALONE"))
            : LandMerge.Of(Contents, [plot, neighbours[random.Next(neighbours.Count)]], $"m{Done.Count}").Changes;
    }

    /// <summary>A line of two or three points within the plot's surroundings.</summary>
    private LineString Line(PlanFeature plot)
    {
        var around = new Envelope(plot.Geometry.EnvelopeInternal);
        around.ExpandBy(10);
        around = around.Intersection(frame);
        Coordinate Any() => new(around.MinX + (random.NextDouble() * around.Width), around.MinY + (random.NextDouble() * around.Height));
        return Layouts.Factory.CreateLineString([.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Any())]);
    }
}
