using EnclavePlanner.SampleData.Samples;

namespace EnclavePlanner.SampleData.Tests;

[TestClass]
public sealed class GeneratorTest
{
    [TestMethod]
    public void Writes_the_files_of_the_repository_again_byte_for_byte()
    {
        var folder = Directory.CreateTempSubdirectory("enclave-sample-").FullName;
        try
        {
            LiaochengShenzhen.Write(folder);
            var kept = Directory.GetFiles(SampleFolder.Path).Select(Path.GetFileName).Where(name => name != "README.md").Order().ToList();
            CollectionAssert.AreEqual(kept, Directory.GetFiles(folder).Select(Path.GetFileName).Order().ToList());
            foreach (var name in kept)
            {
                CollectionAssert.AreEqual(
                    File.ReadAllBytes(SampleFolder.In(name!)),
                    File.ReadAllBytes(Path.Combine(folder, name!)),
                    $"{name} is not what the generator writes: run it, and commit what it wrote.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void The_files_are_small_enough_to_lie_inside_the_program() =>
        Assert.IsLessThan(1_500_000L, Directory.GetFiles(SampleFolder.Path).Sum(file => new FileInfo(file).Length));
}
