using EnclavePlanner.Benchmarks.Kernels;
using EnclavePlanner.Benchmarks.Scenarios;

const string Usage = """
    list                       names the scenarios
    scenario [NAME…]           runs them (all without a name): one line of JSON per scenario, step and peer
    kernels [BENCHMARKDOTNET…] the kernels with BenchmarkDotNet; without a filter it asks which
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
    default:
        await Console.Error.WriteLineAsync(Usage);
        return 2;
}
