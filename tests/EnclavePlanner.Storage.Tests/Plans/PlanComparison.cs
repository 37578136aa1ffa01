using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests.Plans;

internal static class PlanComparison
{
    /// <summary>The same rows with the same versions, and geometries equal in every bit, kind and SRID.</summary>
    public static void Equal(PlanContents expected, PlanContents actual) => Compare(expected, actual, (one, other) => one.Equals(other));

    /// <summary>
    /// The same rows whatever their versions, and geometries equal in every bit, kind and SRID. A signature names a version,
    /// which counts on; the same proposals are signed as they are.
    /// </summary>
    public static void SayTheSame(PlanContents expected, PlanContents actual)
    {
        Compare(expected, actual, (one, other) => WithoutVersion(one).SaysTheSameAs(WithoutVersion(other)));
        CollectionAssert.AreEqual(Standing(expected), Standing(actual));
    }

    public static void BitForBit(Geometry expected, Geometry actual)
    {
        Assert.AreEqual(expected.GetType(), actual.GetType());
        Assert.AreEqual(expected.SRID, actual.SRID);
        CollectionAssert.AreEqual(Bits(expected), Bits(actual));
    }

    private static void Compare(PlanContents expected, PlanContents actual, Func<PlanRow, PlanRow, bool> areEqual)
    {
        var left = expected.Rows.OrderBy(row => row.Id).ToList();
        var right = actual.Rows.OrderBy(row => row.Id).ToList();
        Assert.HasCount(left.Count, right);
        foreach (var (one, other) in left.Zip(right))
        {
            Assert.IsTrue(areEqual(one, other), $"{one} is not {other}");
            if (one is PlanFeature feature)
                BitForBit(feature.Geometry, ((PlanFeature)other).Geometry);
        }
    }

    private static PlanRow WithoutVersion(PlanRow row) => row is ProposalSignature signature ? signature with { ProposalVersion = 0 } : row;

    private static List<Guid> Standing(PlanContents contents) =>
        [.. contents.Proposals.SelectMany(proposal => ProposalSigning.Of(contents.Signatures, proposal)).Select(signature => signature.Id).Order()];

    private static List<long> Bits(Geometry geometry) =>
        [.. geometry.Coordinates.SelectMany(coordinate => new[] { coordinate.X, coordinate.Y }).Select(BitConverter.DoubleToInt64Bits)];
}
