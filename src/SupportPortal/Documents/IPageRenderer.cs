namespace SupportPortal.Documents;

/// <summary>Makes the file of a document. The same drawing always gives the same bytes: their hash is stored as proof.</summary>
public interface IPageRenderer
{
    byte[] Pdf(Drawing drawing);

    /// <summary>One file of many drawings. Each is asked for when the one before it has been written, and none after a cancellation.</summary>
    /// <returns>The file's SHA-256.</returns>
    Task<byte[]> WriteAsync(string title, string author, IAsyncEnumerable<Drawing> drawings, Stream to, CancellationToken stop);
}
