using Microsoft.JSInterop;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>The window's code in the browser, with one thing there that listens for an object here until it is disposed.</summary>
/// <typeparam name="T">What is told.</typeparam>
internal sealed class BrowserModule<T> : IAsyncDisposable
    where T : class
{
    private readonly DotNetObjectReference<T> told;
    private readonly IJSObjectReference module;
    private readonly IJSObjectReference listening;

    private BrowserModule(DotNetObjectReference<T> told, IJSObjectReference module, IJSObjectReference listening) =>
        (this.told, this.module, this.listening) = (told, module, listening);

    /// <summary>Loads the code and begins to listen.</summary>
    /// <param name="browser">The window's browser.</param>
    /// <param name="listen">The function there that listens.</param>
    /// <param name="told">What it tells.</param>
    internal static async Task<BrowserModule<T>> ListenAsync(IJSRuntime browser, string listen, T told)
    {
        var self = DotNetObjectReference.Create(told);
        var module = await browser.InvokeAsync<IJSObjectReference>("import", "./app/workbench.js");
        return new BrowserModule<T>(self, module, await module.InvokeAsync<IJSObjectReference>(listen, self));
    }

    /// <summary>Calls a function there.</summary>
    internal async Task CallAsync(string name, params object?[] arguments) => await module.InvokeVoidAsync(name, arguments);

    /// <summary>Asks a function there.</summary>
    internal async Task<TAnswer> AskAsync<TAnswer>(string name, params object?[] arguments) => await module.InvokeAsync<TAnswer>(name, arguments);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await listening.InvokeVoidAsync("dispose");
            await listening.DisposeAsync();
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The window is gone, and with it what listened there.
        }

        told.Dispose();
    }
}
