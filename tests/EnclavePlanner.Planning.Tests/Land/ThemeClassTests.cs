using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Planning.Tests.Land;

[TestClass]
public sealed class ThemeClassTests
{
    [TestMethod]
    public void Classes_are_rolled_up_to_level_two_in_the_guides_colours_and_the_unknown_come_last()
    {
        var legend = ThemeClass.Of(ParcelTheme.LandUse, [(null, 3), ("100102", 2), ("0102", 5), ("100101", 1), ("nonsense", 1)]);
        CollectionAssert.AreEqual(new[] { ("0102", 5L), ("1001", 3L), ("", 4L) }, legend.Select(entry => (entry.Key, entry.Count)).ToArray());
        Assert.AreEqual(LandUseGuide.Get("1001").Colour, legend[1].Colour);
        CollectionAssert.AreEquivalent(new[] { "100101", "100102" }, legend[1].Values.ToArray());
    }

    [TestMethod]
    public void The_owners_of_the_most_parcels_have_colours_of_their_own_and_the_others_one_together()
    {
        var counts = Enumerable.Range(1, 20).Select(place => ((string?)$"村{place:00}", (long)place)).Append((null, 7));
        var legend = ThemeClass.Of(ParcelTheme.Owner, counts.Reverse());
        Assert.AreEqual(("村20", 20L), (legend[0].Key, legend[0].Count));
        var own = legend.Where(entry => entry.Key.StartsWith('村')).ToList();
        Assert.HasCount(own.Count, own.Select(entry => entry.Colour).Distinct());
        Assert.AreEqual(210L + 7, legend.Sum(entry => entry.Count));
        CollectionAssert.AreEqual(new[] { ThemeClass.OthersKey, "" }, legend.Skip(own.Count).Select(entry => entry.Key).ToArray());
        CollectionAssert.AreEqual(legend.Select(entry => entry.Key).ToArray(), ThemeClass.Of(ParcelTheme.Owner, counts).Select(entry => entry.Key).ToArray(), "whatever order they come in");
    }
}
