namespace EnclavePlanner.Desktop.Drafting;

/// <summary>The unit in which areas to cut off are typed.</summary>
public enum AreaUnit
{
    /// <summary>亩.</summary>
    Mu,

    /// <summary>公顷.</summary>
    Hectare,

    /// <summary>m².</summary>
    SquareMetre,
}

/// <summary>What the units are worth.</summary>
public static class AreaUnits
{
    /// <summary>m² in one.</summary>
    public static double SquareMetres(this AreaUnit unit) => unit switch
    {
        AreaUnit.Mu => Geodesy.SquareMetres.PerMu,
        AreaUnit.Hectare => Geodesy.SquareMetres.PerHectare,
        _ => 1,
    };
}
