namespace EnclavePlanner.Exchange.LandUse;

/// <summary>The systems of land-use codes that files come in.</summary>
public enum LandUseSystem
{
    /// <summary>用地用海分类 of 22 November 2023 (自然资发〔2023〕234号): the plan's own.</summary>
    Guide2023,

    /// <summary>Its trial edition (自然资办发〔2020〕51号).</summary>
    Guide2020,

    /// <summary>Work codes of the land survey (DLBM, TD/T 1055-2019 app. A).</summary>
    Survey,

    /// <summary>Letters of GB 50137-2011, in older town plans.</summary>
    Gb50137,
}
