namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// One geodesic, and by it a lower bound of the length of all that begin and end near its ends. Let P and Q be its ends, t
/// and t′ its unit tangents there, s its length; let p and q be reached from P and Q by geodesics of lengths ρ and ρ′ in the
/// directions w and w′ (so that |w| = ρ), and L(τ) be the distance between the places at τ of both ways. Then
/// <list type="bullet">
/// <item>L′(0) = t′·w′ − t·w, the first variation of length;</item>
/// <item>L″ is the index form of the Jacobi field between both ways. The Gaussian curvature of an oblate ellipsoid is at most
/// 1/b², so by the index lemma L″ is no less than on a sphere of radius b, where with θ = L/b and w⊥, w′⊥ the parts across it is
/// [(w⊥² + w′⊥²) cos θ − 2 w⊥w′⊥]/(b sin θ) ≥ −(ρ² + ρ′²) tan(θ/2)/b;</item>
/// <item>all this while L &lt; πb: no geodesic has conjugate points below that (Rauch), and the shortest closed one, a meridian, is
/// longer than 2πb, so that the distance is smooth (Klingenberg).</item>
/// </list>
/// So |pq| ≥ s + t′·w′ − t·w − (ρ² + ρ′²) tan(θ/2)/2b with the largest θ, (s + ρ + ρ′)/b. (do Carmo, Riemannian Geometry, 1992,
/// chapters 9, 10, 13.) What is known of p is the vector u from P to it through space, not w. The normal of the surface is
/// square to t at P and turns by at most the largest normal curvature k = a/b² per metre, so |t·u − t·w| ≤ k²ρ³/6; and ρ is at most
/// 2a asin(|u|/2b), for by reduced latitude the ellipsoid is a sphere of radius 1, its lengths stretched by b … a.
/// </summary>
internal readonly struct FirstVariation
{
    /// <summary>θ up to here, not to π, where the bound is lost.</summary>
    private const double MostArc = 3.1;

    /// <summary>Of b: up to here 2a asin(|u|/2b) is under 1.0005 a/b · |u|.</summary>
    private const double FarthestReach = 0.1;

    private readonly double _semiMinor;
    private readonly double _stretch;
    private readonly double _turn;
    private readonly Vector3 _from;
    private readonly Vector3 _to;

    internal FirstVariation(Ellipsoid ellipsoid, in PlacedVertex from, in PlacedVertex to, GeodesicLine line)
    {
        _semiMinor = ellipsoid.SemiMinorAxisMetres;
        var ratio = ellipsoid.SemiMajorAxisMetres / _semiMinor;
        _stretch = 1.0005 * ratio;
        _turn = ratio / _semiMinor;
        (_from, _to) = (from.Geocentric, to.Geocentric);
        Line = line;
        StartTangent = Vector3.Towards(from.Place, line.StartAzimuthDegrees);
        EndTangent = Vector3.Towards(to.Place, line.EndAzimuthDegrees);
    }

    internal GeodesicLine Line { get; }

    /// <summary>t.</summary>
    internal Vector3 StartTangent { get; }

    /// <summary>t′.</summary>
    internal Vector3 EndTangent { get; }

    /// <summary>No place of the one sphere is nearer to one of the other.</summary>
    internal double Between(in EdgeNode a, in EdgeNode b)
    {
        Vector3 u = a.Centre - _from, v = b.Centre - _to;
        return Least(EndTangent.Dot(v) - StartTangent.Dot(u) - a.Radius - b.Radius, u.Length + a.Radius, v.Length + b.Radius);
    }

    /// <summary>By how much that may fall short of the least distance.</summary>
    internal double Looseness(in EdgeNode a, in EdgeNode b)
    {
        double reach = (a.Centre - _from).Length + a.Radius, reachOfOther = (b.Centre - _to).Length + b.Radius, both = reach + reachOfOther;
        return both * both / (2 * Line.LengthMetres) + Taken(reach, reachOfOther);
    }

    /// <summary>No place of the one piece is nearer to one of the other.</summary>
    internal double Between(in EdgePiece a, in EdgePiece b)
    {
        Vector3 u1 = a.Start.Geocentric - _from, u2 = a.End.Geocentric - _from, v1 = b.Start.Geocentric - _to, v2 = b.End.Geocentric - _to;
        var change = Math.Min(EndTangent.Dot(v1), EndTangent.Dot(v2)) - Math.Max(StartTangent.Dot(u1), StartTangent.Dot(u2)) - a.Slack - b.Slack;
        return Least(change, Math.Max(u1.Length, u2.Length) + a.Slack, Math.Max(v1.Length, v2.Length) + b.Slack);
    }

    /// <summary>
    /// What is taken from s + t′·v − t·u for ends within these reaches of P and Q; infinite where nothing is proven.
    /// </summary>
    internal double Taken(double reach, double reachOfOther)
    {
        double r = _stretch * reach, r2 = _stretch * reachOfOther, arc = (Line.LengthMetres + r + r2) / _semiMinor;
        return Math.Max(reach, reachOfOther) > FarthestReach * _semiMinor || arc > MostArc
            ? double.PositiveInfinity
            : (r * r + r2 * r2) * Math.Tan(arc / 2) / (2 * _semiMinor) + _turn * _turn / 6 * (r * r * r + r2 * r2 * r2);
    }

    /// <summary>By the above, or by the triangle's inequality, which holds everywhere.</summary>
    private double Least(double change, double reach, double reachOfOther)
    {
        var length = Line.LengthMetres;
        var byTriangle = Math.Max(reach, reachOfOther) <= FarthestReach * _semiMinor ? length - _stretch * (reach + reachOfOther) : 0;
        return Math.Max(byTriangle, length + change - Taken(reach, reachOfOther));
    }
}
