using EnclavePlanner.Benchmarks.Kernels;
using EnclavePlanner.Benchmarks.Memory;
using EnclavePlanner.Benchmarks.Pictures;
using EnclavePlanner.Benchmarks.Plans;
using EnclavePlanner.Benchmarks.Scenarios;

const string Usage = """
    list                       names the scenarios
    scenario [NAME…]           runs them (all without a name): one line of JSON per scenario, step and peer
    kernels [BENCHMARKDOTNET…] the kernels with BenchmarkDotNet; without a filter it asks which
    memory-of STEP             what scenario `memory` starts: one step, whose peak it prints in bytes
    distortion-plot FILE.svg   the picture of docs/methods/areas.md
    """;

switch (args)
{
    case ["list"]:
        foreach (var scenario in ScenarioCatalogue.All)
            Console.WriteLine($"{scenario.Name,-28} {scenario.Purpose}");
        return 0;
    case ["scenario", .. var names]:
        return await ScenarioCatalogue.RunAsync(names);
    case ["kernels", .. var options]:
        return KernelRun.Start(options);
    case ["plan-work", var step, var path]:
        return await PlanWork.RunAsync(step, path);
    case ["distortion-plot", var path]:
        return DistortionPlot.Write(path);
    case ["memory-of", var step]:
        return MemoryOfBulk.Do(step);
    default:
        await Console.Error.WriteLineAsync(Usage);
        return 2;
}
