namespace EnclavePlanner.Geodesy.Roads;

/// <summary>The answer to a distance along roads: a <see cref="RoadRoute"/>, or why there is none.</summary>
/// <param name="From">Where the way begins.</param>
/// <param name="To">Where the way ends.</param>
public abstract record RoadAnswer(RoadSnap From, RoadSnap To);

/// <summary>The shortest way along roads.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="LengthMetres">Its length on the ellipsoid from snapped end to snapped end, without the ways to the road.</param>
/// <param name="Steps">The roads in the order they are travelled; empty when both ends are one place.</param>
/// <param name="Points">The way's vertices, its snapped ends among them; one when both ends are one place.</param>
public sealed record RoadRoute(
    RoadSnap From, RoadSnap To, double LengthMetres, IReadOnlyList<RoadStep> Steps, IReadOnlyList<GeographicPoint> Points)
    : RoadAnswer(From, To);

/// <summary>There is no way along roads.</summary>
/// <param name="From">Where it would begin.</param>
/// <param name="To">Where it would end.</param>
/// <param name="Obstacle">Why there is none.</param>
public sealed record RoadUnreachable(RoadSnap From, RoadSnap To, RoadObstacle Obstacle) : RoadAnswer(From, To);

/// <summary>A stretch of one road on a way.</summary>
/// <param name="Line">Which of the lines the network was built of, from 0.</param>
/// <param name="LengthMetres">How far the way follows it.</param>
public readonly record struct RoadStep(int Line, double LengthMetres);

/// <summary>Why a place is not reached along roads.</summary>
public enum RoadObstacle
{
    /// <summary>No road joins the two, in whatever direction.</summary>
    NotConnected,

    /// <summary>Roads join the two, but one-way roads forbid every way.</summary>
    OneWay,
}

/// <summary>The place of the road network nearest to a geometry.</summary>
/// <param name="Place">The geometry's point nearest to the network.</param>
/// <param name="OnRoad">The network's point nearest to the geometry: where a way begins or ends.</param>
/// <param name="LengthMetres">The geodesic between the two; 0 where a road touches or crosses the geometry.</param>
public readonly record struct RoadSnap(GeographicPoint Place, GeographicPoint OnRoad, double LengthMetres);
