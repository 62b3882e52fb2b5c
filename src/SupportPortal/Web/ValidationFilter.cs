using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SupportPortal.Web;

/// <summary>A handler that needs no valid input: a lone button on a page that also has a form.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NoValidationAttribute : Attribute;

/// <summary>
/// Runs the page's validator before a POST handler and writes what it says into the model state. The bound property validated is <c>Input</c>, or the
/// one that has the handler's name: <c>OnPostReplyAsync</c> with a bound <c>Reply</c> validates that one alone. A page shown with errors answers 422.
/// </summary>
public sealed class ValidationFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var posts = context.HandlerMethod is { HttpMethod: not "Get" };
        if (posts)
        {
            if (context.HandlerMethod!.MethodInfo.IsDefined(typeof(NoValidationAttribute))) { context.ModelState.Clear(); }
            else { await ValidateAsync(context); }
            TextFilter.Report(context.HttpContext, context.ModelState);
        }

        var executed = await next();

        if (posts && executed.Exception is null && !context.ModelState.IsValid && Rendered(executed.Result) is { } page)
        {
            page.StatusCode ??= TextFilter.Refused(context.HttpContext) ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
            executed.Result = page;
        }
    }

    // A handler that returns nothing shows its page.
    private static PageResult? Rendered(IActionResult? result) => result switch { null => new PageResult(), PageResult page => page, _ => null };

    private static async Task ValidateAsync(PageHandlerExecutingContext context)
    {
        var bound = context.ActionDescriptor.BoundProperties;
        var property = bound.FirstOrDefault(p => string.Equals(p.Name, context.HandlerMethod!.Name, StringComparison.OrdinalIgnoreCase))
            ?? bound.FirstOrDefault(p => p.Name == "Input");
        if (property is null || context.HttpContext.RequestServices.GetService(typeof(IValidator<>).MakeGenericType(property.ParameterType)) is not IValidator validator)
        {
            return;
        }
        var input = context.HandlerInstance.GetType().GetProperty(property.Name)!.GetValue(context.HandlerInstance)
            ?? Activator.CreateInstance(property.ParameterType)!; // nothing was sent: an empty form, not an unchecked one
        var result = await validator.ValidateAsync(new ValidationContext<object>(input), context.HttpContext.RequestAborted);
        foreach (var failure in result.Errors)
        {
            var key = $"{property.Name}.{failure.PropertyName}";
            // What could not even be read ("abc" as a number) has said so already.
            if (context.ModelState.GetFieldValidationState(key) is not ModelValidationState.Invalid)
            {
                context.ModelState.AddModelError(key, failure.ErrorMessage);
            }
        }
    }
}
