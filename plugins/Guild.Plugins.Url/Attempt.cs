using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary>Attempts at one download, each going on where the last one broke off if that is safe.</summary>
internal sealed class Attempt(DownloadJob job, Redirects redirects, ITransfers transfers, UrlSettings settings, TimeProvider clock) : IDisposable
{
    // What has come less than this further counts as nothing: a server that lets go after each few bytes would be asked for ever.
    private const long Gain = 1 << 20;

    private readonly IFileDownload _download = job.Download;
    private ITransfer? _transfer;
    private long _furthest = job.Download.Length;

    /// <summary>One attempt.</summary>
    /// <returns>What the server says of the file, which is complete now; <see langword="null"/> when it is still the known version.</returns>
    public async Task<Validators?> RunAsync(CancellationToken cancel)
    {
        using var watch = new CancellationTokenSource(settings.StallTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, watch.Token);
        try
        {
            var part = UsablePart();
            if (part is { Length: { } whole } && whole == _download.Length)
                return part;
            return await ReceiveAsync(part, watch, both.Token);
        }
        catch (AttemptException e)
        {
            e.HasGained = _download.Length >= _furthest + Gain;
            _furthest = Math.Max(_furthest, _download.Length);
            throw;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var stalled = Failures.Stalled(job.Target.Uri, watch.IsCancellationRequested ? settings.StallTimeout : settings.ConnectTimeout);
            stalled.HasGained = _download.Length >= _furthest + Gain;
            _furthest = Math.Max(_furthest, _download.Length);
            throw stalled;
        }
    }

    public void Dispose() => _transfer?.Dispose();

    // What an earlier attempt has left is of use only when it can be told that the rest is a rest of the same.
    private Validators? UsablePart()
    {
        if (_download.Length == 0)
            return null;
        if (_download.Note is { } note && Validators.Read(note) is var part && (part.Strong is not null || job.IsVerifiable) && !(part.Length < _download.Length))
            return part;
        Restart();
        return null;
    }

    private async Task<Validators?> ReceiveAsync(Validators? part, CancellationTokenSource watch, CancellationToken cancel)
    {
        var answer = await redirects.SendAsync(job.Target, r => Prepare(r, part), cancel);
        using var response = answer.Response;
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified when part is null && job.Known is not null:
                return null;
            case HttpStatusCode.PartialContent when part is not null && IsTheRest(response, part):
                return await AppendAsync(response, part, answer.Uri, watch, cancel);
            case HttpStatusCode.OK:
                Restart();
                return await AppendAsync(response, Validators.Of(response), answer.Uri, watch, cancel);
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable when part is not null:
                // The file has changed since, or the server has its own idea of ranges: the whole file then.
                Restart();
                return await ReceiveAsync(null, watch, cancel);
            default:
                throw Failures.Status(response, answer.Uri, answer.HasCredentials, clock.GetUtcNow());
        }
    }

    private void Prepare(HttpRequestMessage request, Validators? part)
    {
        if (part is null)
        {
            job.Known?.MakeConditional(request.Headers);
            return;
        }

        request.Headers.Range = new RangeHeaderValue(_download.Length, null);
        if (part.Strong is { } strong)
            request.Headers.TryAddWithoutValidation("If-Range", strong);
    }

    private bool IsTheRest(HttpResponseMessage response, Validators part) =>
        response.Content.Headers.ContentRange is { From: { } from } && from == _download.Length && part.Agrees(Validators.Of(response));

    private async Task<Validators> AppendAsync(HttpResponseMessage response, Validators version, Uri uri, CancellationTokenSource watch, CancellationToken cancel)
    {
        // Before the first byte: whoever is killed from here on leaves a part that can be gone on with.
        if (_download.Length == 0)
            _download.Note = version.ToNote();
        CheckSpace(version.Length - _download.Length);
        _transfer ??= transfers.Begin(job.Target.Text, version.Length, _download.Length);
        _transfer.Total = version.Length;
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(cancel);
            await using var watched = new WatchedStream(content, watch, settings.StallTimeout);
            await _download.AppendAsync(watched, _transfer, cancel);
        }
        catch (CacheWriteException e)
        {
            throw new AttemptException($"the cache cannot be written to: {e.Message}", e) { Remedy = $"make room or set another GUILD_HOME; the cache is in {Path.GetDirectoryName(_download.Path)}" };
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw Failures.Of(e, uri);
        }

        if (version.Length is { } whole && _download.Length != whole)
            throw WrongLength(whole, uri);
        _transfer.Complete();
        return version;
    }

    private AttemptException WrongLength(long whole, Uri uri)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Failures.Place(uri)} sent {_download.Length:N0} bytes of {whole:N0}");
        if (_download.Length > whole)
            Restart();
        return new AttemptException(text) { IsTransient = true };
    }

    // Filling a disk to its last byte hurts others, too.
    private void CheckSpace(long? needed)
    {
        if (needed is not { } bytes)
            return;
        long free;
        try
        {
            free = new DriveInfo(Path.GetDirectoryName(_download.Path)!).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Then the disk itself will say when it is full.
            return;
        }

        if (bytes > free)
        {
            throw new AttemptException(string.Create(CultureInfo.InvariantCulture, $"no room for it: {bytes:N0} bytes are needed and {free:N0} are free"))
            {
                Remedy = $"make room or set another GUILD_HOME; the cache is in {Path.GetDirectoryName(_download.Path)}",
            };
        }
    }

    private void Restart()
    {
        _transfer?.Advance(-_download.Length);
        _download.Restart();
    }
}
