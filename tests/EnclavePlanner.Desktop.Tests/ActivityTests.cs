using EnclavePlanner.Desktop.Workspace;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class ActivityTests
{
    [TestMethod]
    public async Task A_fault_of_the_program_is_told_and_the_window_goes_on()
    {
        using var activity = new Activity(new WindowThread(), NullLogger<Activity>.Instance);
        Assert.IsFalse(await activity.RunAsync("activity.save", (_, _) => throw new InvalidOperationException("boom")));
        Assert.AreEqual("WIN-UNEXPECTED", activity.Fault!.Code);
        Assert.IsFalse(activity.IsBusy);
        Assert.IsTrue(await activity.RunAsync("activity.save", (_, _) => Task.CompletedTask));
        Assert.IsNull(activity.Fault);
    }

    [TestMethod]
    public async Task Work_can_be_cancelled_and_leaves_no_message()
    {
        using var activity = new Activity(new WindowThread(), NullLogger<Activity>.Instance);
        var run = activity.RunAsync("activity.import", (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        Assert.IsTrue(activity.IsBusy);
        Assert.IsFalse(await activity.RunAsync("activity.save", (_, _) => Task.CompletedTask), "one piece of work at a time");
        activity.Cancel();
        Assert.IsFalse(await run);
        Assert.IsNull(activity.Fault);
    }

    [TestMethod]
    public async Task Progress_of_a_million_rows_is_told_in_few_steps()
    {
        using var activity = new Activity(new WindowThread(), NullLogger<Activity>.Instance);
        var told = 0;
        activity.Changed += () => told++;
        await activity.RunAsync("activity.import", (progress, _) =>
        {
            for (var row = 0; row <= 1_000_000; row++)
                progress.Report(row / 1_000_000.0);
            return Task.CompletedTask;
        });
        Assert.IsLessThan(60, told);
    }
}
