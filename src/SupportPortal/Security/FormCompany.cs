using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SupportPortal.Security;

/// <summary>The company a form was drawn for, where it is another than the one acted for now.</summary>
public sealed record OtherCompany(int Id);

/// <summary>
/// Every form says, sealed in its antiforgery token, which company it was drawn for: a page left open in one tab writes nothing for the company that was chosen
/// in another.
/// </summary>
public sealed class FormCompany : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => Active(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        if (additionalData != Active(context) && int.TryParse(additionalData, NumberStyles.None, CultureInfo.InvariantCulture, out var drawnFor)) { context.Features.Set(new OtherCompany(drawnFor)); }
        return true; // the token is good: it is answered with a choice, not like a forged one
    }

    private static string Active(HttpContext context) => context.Features.Get<OpenSession>()?.Viewer.CustomerId?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>409, and nothing written. What belongs to the person, whatever the company (language, password, the choice of company itself), goes through.</summary>
public sealed class FormCompanyFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var isPersonal = context.ActionDescriptor.ViewEnginePath.StartsWith("/Account/", StringComparison.Ordinal);
        if (!isPersonal && context.HandlerMethod is { HttpMethod: not "Get" } && context.HttpContext.Features.Get<OtherCompany>() is not null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
            return;
        }
        await next();
    }
}
