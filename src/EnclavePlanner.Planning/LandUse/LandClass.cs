namespace EnclavePlanner.Planning.LandUse;

/// <summary>The three classes of 土地管理法 art. 4, and the sea. Derived from TD/T 1055-2019 app. A.4 by class name.</summary>
public enum LandClass
{
    /// <summary>农用地.</summary>
    Agricultural,

    /// <summary>建设用地.</summary>
    Construction,

    /// <summary>未利用地.</summary>
    Unused,

    /// <summary>用海、用岛: outside the three classes.</summary>
    Sea,
}
