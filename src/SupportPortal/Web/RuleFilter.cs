using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain;

namespace SupportPortal.Web;

/// <summary>
/// What a rule refuses is said above the form, with what was typed still in it; a lost race shows the page as it now is. Both load the page anew through
/// its own OnGet, in a database context that has forgotten the refused change.
/// </summary>
public sealed class RuleFilter(IStringLocalizer<Words> words) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var executed = await next();
        var (reason, status) = executed.Exception switch
        {
            RuleException rule => (words[rule.Message].Value, StatusCodes.Status422UnprocessableEntity),
            DbUpdateConcurrencyException or DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => (words["Outra pessoa mudou estes dados enquanto você preenchia. Confira como estão agora e tente de novo."].Value, StatusCodes.Status409Conflict),
            _ => (null, 0),
        };
        if (reason is null || executed.ExceptionHandled || context.HandlerMethod is null or { HttpMethod: "Get" }) { return; }

        context.HttpContext.RequestServices.GetRequiredService<PortalDbContext>().ChangeTracker.Clear();
        context.ModelState.AddModelError("", reason);
        var shown = await ShowAsync(context);
        executed.ExceptionHandled = true;
        executed.Result = shown is null or PageResult ? new PageResult { StatusCode = status } : shown;
    }

    private static async Task<IActionResult?> ShowAsync(PageHandlerExecutingContext context)
    {
        var get = context.ActionDescriptor.HandlerMethods.FirstOrDefault(h => h.HttpMethod == "Get" && string.IsNullOrEmpty(h.Name));
        if (get is null) { return null; }

        var arguments = get.Parameters.Select(p => Argument(context, p)).ToArray();
        var returned = get.MethodInfo.Invoke(context.HandlerInstance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        switch (returned)
        {
            case Task<IActionResult> task: return await task;
            case Task task: await task; return null;
            default: return returned as IActionResult;
        }
    }

    // The same value the POST handler got, else the one in the address, else the default.
    private static object? Argument(PageHandlerExecutingContext context, HandlerParameterDescriptor parameter)
    {
        if (context.HandlerArguments.TryGetValue(parameter.Name, out var value) && parameter.ParameterType.IsInstanceOfType(value)) { return value; }
        var text = context.RouteData.Values[parameter.Name]?.ToString() ?? context.HttpContext.Request.Query[parameter.Name].FirstOrDefault();
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (text is not null && System.ComponentModel.TypeDescriptor.GetConverter(type) is { } converter && converter.CanConvertFrom(typeof(string)) && converter.IsValid(text))
        {
            return converter.ConvertFromInvariantString(text);
        }
        return parameter.ParameterInfo.HasDefaultValue ? parameter.ParameterInfo.DefaultValue
            : parameter.ParameterType == typeof(CancellationToken) ? context.HttpContext.RequestAborted
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
    }
}
