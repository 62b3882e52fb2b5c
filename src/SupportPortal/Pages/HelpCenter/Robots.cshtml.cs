using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SupportPortal.Pages.HelpCenter;

/// <summary>Search engines read the help centre and nothing else; its searches are no pages of theirs.</summary>
public class RobotsModel(IConfiguration configuration) : PageModel
{
    public IActionResult OnGet() => Content($"""
        User-agent: *
        Allow: /ajuda
        Disallow: /ajuda/busca
        Disallow: /
        Sitemap: {new Uri(new Uri(configuration["Portal:PublicUrl"]!), "/sitemap.xml")}

        """, "text/plain; charset=utf-8");
}
