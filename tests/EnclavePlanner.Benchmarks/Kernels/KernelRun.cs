using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using EnclavePlanner.EndToEnd.Programs;

namespace EnclavePlanner.Benchmarks.Kernels;

/// <summary>Runs the kernels in this process: they need no build of their own, and no web bundle with it.</summary>
internal static class KernelRun
{
    internal static int Start(string[] options)
    {
        var config = DefaultConfig.Instance.AddJob(Job.InProcess)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "kernels"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(KernelRun).Assembly).Run(options, config);
        return summaries.All(summary => !summary.HasCriticalValidationErrors) ? 0 : 1;
    }
}
