namespace EnclavePlanner.Storage.Tables;

/// <summary>What the rows of a table can be sorted by.</summary>
public enum TableField
{
    /// <summary>The code of the city.</summary>
    City,

    /// <summary>The number that people know a feature by, as people count: T-9 before T-10.</summary>
    Number,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The land-use code.</summary>
    LandUse,

    /// <summary>The owner; plots have none.</summary>
    Owner,

    /// <summary>The area by the plan's official method.</summary>
    Area,
}
