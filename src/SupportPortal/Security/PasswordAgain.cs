using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Web;

namespace SupportPortal.Security;

/// <summary>Whoever found a browser open does not know its owner's password: asked once more before what is worth stealing changes.</summary>
public sealed class PasswordAgain(SystemDb systemDb, Passwords passwords, Throttles throttles, Viewer me, IStringLocalizer<Words> words)
{
    /// <summary>Null when it is right, else what to tell. Shares its tries with nothing else.</summary>
    public async Task<string?> ProblemAsync(string password)
    {
        var tries = new Limit($"password again {me.PersonId}", SignIn.TriesPerAccount, SignIn.Window);
        if (!(await throttles.TakeAsync(tries)).IsAllowed) { return words["Você errou a senha atual muitas vezes. Tente de novo em 15 minutos."]; }
        await using var db = systemDb.Open();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == me.PersonId);
        if (await passwords.CheckAsync(person, password) is PasswordVerificationResult.Failed) { return words["A senha atual não confere."]; }
        await throttles.ForgiveAsync(tries);
        return null;
    }
}
