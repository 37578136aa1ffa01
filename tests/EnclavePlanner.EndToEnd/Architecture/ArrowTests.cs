using System.Reflection;
using System.Xml.Linq;
using EnclavePlanner.EndToEnd.Programs;

namespace EnclavePlanner.EndToEnd.Architecture;

/// <summary>The arrows of the house run one way: Desktop, Cli → Reports, Exchange, Storage → Planning → Geodesy.</summary>
[TestClass]
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["EnclavePlanner.Geodesy"] = [],
        ["EnclavePlanner.Planning"] = ["EnclavePlanner.Geodesy"],
        ["EnclavePlanner.Storage"] = ["EnclavePlanner.Planning", "EnclavePlanner.Geodesy"],
        ["EnclavePlanner.Exchange"] = ["EnclavePlanner.Planning", "EnclavePlanner.Geodesy"],
        ["EnclavePlanner.Reports"] = ["EnclavePlanner.Planning", "EnclavePlanner.Geodesy"],
        ["EnclavePlanner.Cli"] = ["EnclavePlanner.Reports", "EnclavePlanner.Exchange", "EnclavePlanner.Storage", "EnclavePlanner.Planning", "EnclavePlanner.Geodesy"],
        ["EnclavePlanner.Desktop"] = ["EnclavePlanner.Reports", "EnclavePlanner.Exchange", "EnclavePlanner.Storage", "EnclavePlanner.Planning", "EnclavePlanner.Geodesy"],
    };

    private static IEnumerable<string> Projects => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    [TestMethod]
    public void Every_project_of_the_house_is_known_here() =>
        CollectionAssert.AreEquivalent(Allowed.Keys.ToArray(), Projects.Select(Path.GetFileNameWithoutExtension).ToArray());

    [TestMethod]
    public void Projects_refer_only_along_the_arrows()
    {
        foreach (var project in Projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            CollectionAssert.IsSubsetOf(references.ToArray(), Allowed[name], name);
        }
    }

    [TestMethod]
    [DataRow("EnclavePlanner.Geodesy")]
    [DataRow("EnclavePlanner.Planning")]
    [DataRow("EnclavePlanner.Storage")]
    [DataRow("EnclavePlanner.Exchange")]
    [DataRow("EnclavePlanner.Reports")]
    [DataRow("EnclavePlanner.Cli", "enclave")]
    [DataRow("EnclavePlanner.Desktop")]
    public void Assemblies_use_only_what_lies_along_the_arrows(string name, string? assemblyName = null)
    {
        var used = Assembly.Load(assemblyName ?? name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith("EnclavePlanner.", StringComparison.Ordinal) || reference == "enclave")
            .ToArray();
        CollectionAssert.IsSubsetOf(used, Allowed[name]);
    }

    [TestMethod]
    public void Planning_knows_no_file_no_database_and_no_clock()
    {
        var used = Assembly.Load("EnclavePlanner.Planning").GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        foreach (var forbidden in new[] { "System.IO.FileSystem", "Microsoft.Data.Sqlite", "Npgsql", "System.Data.Common", "System.Net.Http" })
            CollectionAssert.DoesNotContain(used, forbidden);
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "EnclavePlanner.Planning"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        foreach (var source in sources)
        {
            var text = File.ReadAllText(source);
            foreach (var forbidden in new[] { "File.", "Directory.", "DateTime.Now", "DateTime.UtcNow", "TimeProvider.System" })
                Assert.IsFalse(text.Contains(forbidden, StringComparison.Ordinal), $"{source}: {forbidden}");
        }
    }
}
