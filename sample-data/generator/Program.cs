using EnclavePlanner.SampleData.Samples;

// Without an argument the folder of the repository is written, wherever in it the program was started from.
var samples = args.Length > 0 ? args[0] : FolderOfSamples();
LiaochengShenzhen.Write(Path.Combine(samples, "liaocheng-shenzhen"));
return 0;

static string FolderOfSamples()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "EnclavePlanner.sln")))
            return Path.Combine(folder.FullName, "sample-data");
    }

    throw new DirectoryNotFoundException("Not built inside the repository: give the folder to write to as the argument.");
}
