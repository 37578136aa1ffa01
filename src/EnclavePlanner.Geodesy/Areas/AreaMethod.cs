namespace EnclavePlanner.Geodesy.Areas;

/// <summary>How an area is measured. A plan names one of these as its official one.</summary>
public enum AreaMethod
{
    /// <summary>椭球面积: TD/T 1055-2019 on the ellipsoid, plane-straight edges densified to 70 m. The default and the official one.</summary>
    Ellipsoidal,

    /// <summary>平面面积: in the plane of the city's own projection zone.</summary>
    Planar,

    /// <summary>测地面积: polygon of geodesics between the vertices (Karney 2013).</summary>
    Geodesic,
}
