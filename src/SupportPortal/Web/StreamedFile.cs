using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace SupportPortal.Web;

/// <summary>A download that is made while it is sent: nothing of it is kept, and whoever leaves ends it.</summary>
public sealed class StreamedFile(string contentType, string name, Func<Stream, CancellationToken, Task> write) : ActionResult
{
    /// <summary>In the browser, not saved.</summary>
    public bool IsShown { get; init; }

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var disposition = new ContentDispositionHeaderValue(IsShown ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(name);
        var response = context.HttpContext.Response;
        (response.ContentType, response.Headers.ContentDisposition) = (contentType, disposition.ToString());
        context.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await write(response.Body, context.HttpContext.RequestAborted);
    }
}
