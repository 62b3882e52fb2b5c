using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.CategoryFields;

public class CategoryFieldPagesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_supervisor_adds_a_question_changes_it_and_takes_it_out_of_the_form()
    {
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor));
        var category = await Db.Categories.SingleAsync(c => c.Name == Given.Defect);
        var added = await browser.Submit($"/administracao/campos/novo?tipo={category.Id}", new()
        {
            ["Input.Label"] = "Estado",
            ["Input.Hint"] = "De quem emite",
            ["Input.Kind"] = "Choice",
            ["Input.Options"] = "SP\nPR\n\nSP",
            ["Input.IsRequired"] = "true",
        });
        Assert.Equal("/administracao/campos", added.Headers.Location?.OriginalString);
        var field = await Db.CategoryFields.SingleAsync();
        Assert.Equal((category.Id, "Estado", FieldKind.Choice, true, 1, true), (field.CategoryId, field.Label, field.Kind, field.IsRequired, field.Position, field.IsActive));
        Assert.Equal(["SP", "PR"], field.Options);

        var changed = await browser.Submit($"/administracao/campos/{field.Id}", new() { ["Input.Kind"] = "Text", ["Input.Label"] = "Versão", ["Input.IsActive"] = "false" });
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        field = await Db.CategoryFields.SingleAsync();
        Assert.Equal(("Versão", FieldKind.Text, false, 0), (field.Label, field.Kind, field.IsActive, field.Options.Count));
        Assert.Contains("Inativo", (await browser.Page("/administracao/campos")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await Db.AuditEntries.CountAsync(a => a.Kind == AuditKind.CategoryFieldChanged));
    }

    [Theory]
    [InlineData("Input.Label", "")]
    [InlineData("Input.Options", "só uma")]
    [InlineData("Input.Position", "0")]
    [InlineData("Input.Position", "abc")]
    [InlineData("Input.Kind", "Tudo")]
    public async Task A_question_that_cannot_be_asked_is_refused(string name, string value)
    {
        var browser = Portal.SignedInAs(await Given.Staff(StaffRole.Administrator));
        var url = $"/administracao/campos/novo?tipo={(await Db.Categories.SingleAsync(c => c.Name == Given.Defect)).Id}";
        var fields = new Dictionary<string, string> { ["Input.Label"] = "Estado", ["Input.Kind"] = "Choice", ["Input.Options"] = "SP\nPR", ["Input.Position"] = "1", [name] = value };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post(url, url, fields)).StatusCode);
        Assert.Empty(await Db.CategoryFields.ToListAsync());
    }
}
