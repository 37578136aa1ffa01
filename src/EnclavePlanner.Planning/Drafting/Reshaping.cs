using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>
/// Draws a stretch of an area's boundary anew. Land that the new boundary takes in comes from the neighbours that have it; land
/// that it leaves out goes to the neighbour with the longest boundary along it, or to none where it lies on the outside.
/// </summary>
public sealed class Reshaping
{
    private readonly PlanFeature area;
    private readonly ImmutableArray<PlanFeature> near;
    private readonly Arrangement arrangement;
    private readonly Guid?[] owners;

    private Reshaping(Subdivision land, PlanFeature area, LineString line)
    {
        this.area = area;
        var envelope = new Envelope(area.Geometry.EnvelopeInternal);
        envelope.ExpandToInclude(line.EnvelopeInternal);
        near = [.. land.Near(envelope)];
        arrangement = new Arrangement(area.Geometry.Factory, near, line);
        owners = [.. arrangement.Faces.Select(face => face.Owner)];
    }

    /// <summary>The changes.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="id">The area that is reshaped.</param>
    /// <param name="line">The new boundary, from one place of the old one to another; it may cross it more often.</param>
    /// <exception cref="FaultException">
    /// PLN-RESHAPE-LINE: the line neither cuts land off nor takes any in. PLN-DRAFT-…: what would come of it is no layout.
    /// </exception>
    public static ImmutableArray<RowChange> Of(Subdivision land, Guid id, LineString line)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(line);
        var reshaping = new Reshaping(land, land[id], line);
        reshaping.Decide(line);
        return Redrawing.Of(land, reshaping.Redrawn(), []);
    }

    private void Decide(LineString line)
    {
        var (lost, taken) = Parts(line);
        foreach (var face in taken.SelectMany(FacesWithin))
            owners[face] = area.Id;
        var pending = lost.ConvertAll(face => FacesWithin(face).ToList());
        while (pending.Select(faces => (Faces: faces, Heir: HeirOf(faces))).FirstOrDefault(pair => pair.Heir is not null) is { Heir: { } heir } next)
        {
            next.Faces.ForEach(face => owners[face] = heir);
            pending.Remove(next.Faces);
        }

        // What no neighbour can have is kept, unless it lies on the outside of all areas.
        foreach (var faces in pending.Where(IsOutside))
            faces.ForEach(face => owners[face] = null);
    }

    /// <summary>What the line cuts off the area, and what it encloses beside it.</summary>
    private (List<Polygon> Lost, List<Polygon> Taken) Parts(LineString line)
    {
        var alone = new Arrangement(area.Geometry.Factory, [area], line).Faces;
        var holes = Rings.Polygons(area.Geometry).SelectMany(polygon => polygon.InteriorRings).ToList();
        var bounding = Edges(SharedNodes.Into(area.Geometry, [.. alone.SelectMany(face => face.Face.Coordinates)])).ToHashSet();
        return (
            // A loop of the line within the area cuts nothing off.
            [.. alone.Where(face => face.Owner is not null)
                .Select(face => face.Face)
                .OrderByDescending(face => PlanarArea.Measure(face))
                .Skip(area.Geometry.NumGeometries)
                .Where(face => Edges(face).Any(bounding.Contains))],
            // A hole of the area that the line leaves as it is.
            [.. alone.Where(face => face.Owner is null && !holes.Exists(hole => hole.EqualsTopologically(face.Face.Shell))).Select(face => face.Face)]);
    }

    private IEnumerable<int> FacesWithin(Polygon part)
    {
        var locator = new NetTopologySuite.Algorithm.Locate.IndexedPointInAreaLocator(part);
        return Enumerable.Range(0, owners.Length).Where(face => locator.Locate(arrangement.Faces[face].Face.InteriorPoint.Coordinate) == Location.Interior);
    }

    /// <summary>The other area with the longest boundary along some faces, as things stand; null where none lies along them.</summary>
    private Guid? HeirOf(List<int> faces)
    {
        var edges = EdgesOf(faces);
        return Enumerable.Range(0, owners.Length)
            .Where(face => owners[face] is { } owner && owner != area.Id && !faces.Contains(face))
            .Select(face => (Owner: owners[face], Length: Edges(arrangement.Faces[face].Face).Where(edges.Contains).Sum(edge => edge.P0.Distance(edge.P1))))
            .Where(shared => shared.Length > 0)
            .GroupBy(shared => shared.Owner, (owner, shared) => (Owner: owner, Length: shared.Sum(one => one.Length)))
            .OrderByDescending(shared => shared.Length)
            .FirstOrDefault().Owner;
    }

    /// <summary>Whether beyond an edge of the faces there is no area.</summary>
    private bool IsOutside(List<int> faces)
    {
        var edges = EdgesOf(faces);
        for (var face = 0; face < owners.Length; face++)
        {
            if (owners[face] is not null && !faces.Contains(face))
                edges.ExceptWith(Edges(arrangement.Faces[face].Face));
        }

        return edges.Count > 0;
    }

    /// <summary>The edges around some faces.</summary>
    private HashSet<LineSegment> EdgesOf(List<int> faces)
    {
        var edges = new HashSet<LineSegment>();
        foreach (var edge in faces.SelectMany(face => Edges(arrangement.Faces[face].Face)))
        {
            if (!edges.Add(edge))
                edges.Remove(edge);
        }

        return edges;
    }

    /// <summary>The areas that have other faces than before.</summary>
    /// <exception cref="FaultException">PLN-RESHAPE-LINE.</exception>
    private List<PlanFeature> Redrawn()
    {
        var changed = new HashSet<Guid>();
        for (var face = 0; face < owners.Length; face++)
        {
            if (owners[face] == arrangement.Faces[face].Owner)
                continue;
            if (owners[face] is { } now)
                changed.Add(now);
            if (arrangement.Faces[face].Owner is { } before)
                changed.Add(before);
        }

        if (changed.Count == 0)
            throw DraftingFaults.Refusal("PLN-RESHAPE-LINE", area.Label);
        return [.. near.Where(feature => changed.Contains(feature.Id)).Select(feature => feature with
        {
            Geometry = Arrangement.Together(
                [.. Enumerable.Range(0, owners.Length).Where(face => owners[face] == feature.Id).Select(face => arrangement.Faces[face].Face)],
                area.Geometry.Factory),
        })];
    }

    /// <summary>The edges, in one direction whichever they are drawn in.</summary>
    private static IEnumerable<LineSegment> Edges(Geometry area)
    {
        foreach (var ring in Rings.Of(area))
        {
            var vertices = ring.Coordinates;
            for (var index = 1; index < vertices.Length; index++)
            {
                var edge = new LineSegment(vertices[index - 1], vertices[index]);
                edge.Normalize();
                yield return edge;
            }
        }
    }
}
