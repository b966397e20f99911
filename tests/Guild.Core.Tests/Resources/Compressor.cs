using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;

namespace Guild.Core.Tests.Resources;

/// <summary>Compresses as the extension of a file's name says, with the system's own programs: what is read must be what others write.</summary>
internal static class Compressor
{
    public static byte[] Compress(string name, byte[] content) => Path.GetExtension(name) switch
    {
        ".gz" or ".tgz" => Gzip(content),
        ".bz2" or ".tbz2" => Run("bzip2", content),
        ".xz" or ".txz" => Run("xz", content),
        ".zst" or ".tzst" => Run("zstd", content),
        _ => content,
    };

    private static byte[] Gzip(byte[] content)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal))
            gzip.Write(content);
        return result.ToArray();
    }

    private static byte[] Run(string program, byte[] content)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "-c") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var writing = Task.Run(() =>
            {
                process.StandardInput.BaseStream.Write(content);
                process.StandardInput.Close();
            });
            using var result = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(result);
            writing.Wait();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, program);
            return result.ToArray();
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"{program} is not installed");
            throw;
        }
    }
}
