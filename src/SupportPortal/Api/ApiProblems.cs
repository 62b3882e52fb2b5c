using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SupportPortal.Web;

namespace SupportPortal.Api;

/// <summary>Refusals of a handler. Those of the key are written by Security/ApiKeyHandler.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(Problems.Of(status, detail));

    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, "There is nothing at this address.");

    /// <summary>Says of each parameter what is wrong with it.</summary>
    public static ProblemHttpResult Invalid(IDictionary<string, string[]> errors)
    {
        var problem = Problems.Of(StatusCodes.Status422UnprocessableEntity, "One or more parameters cannot be used.");
        problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }

    /// <summary>Whatever any of these endpoints may answer instead of its data.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, params int[] more)
    {
        foreach (var status in more.Concat([StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests]))
        {
            endpoint.Produces<ProblemDetails>(status, Problems.ContentType);
        }
        return endpoint;
    }
}
