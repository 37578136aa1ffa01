namespace EnclavePlanner.SampleData.Mosaics;

/// <summary>What a piece of land is: the class it is drawn in, who holds it, and a remark.</summary>
/// <param name="Code">用地用海分类代码 of the 2023 guide.</param>
/// <param name="Owner">权属单位, without the mark 虚构, which the writer adds.</param>
/// <param name="Remark">Goes behind 虚构 in BZ.</param>
internal sealed record Land(string Code, string Owner, string Remark = "");
