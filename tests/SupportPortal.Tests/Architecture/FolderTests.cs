using System.Text.RegularExpressions;

namespace SupportPortal.Tests.Architecture;

/// <summary>Folders are the borders inside the one project: Pages, Api, Jobs → Operations → Data, Mail, Files → Domain.</summary>
public partial class FolderTests
{
    /// <summary>What a folder must not use, at any depth.</summary>
    [Theory]
    [InlineData("Domain", "Microsoft.EntityFrameworkCore|Microsoft.AspNetCore(?!.Identity;)|Npgsql|SupportPortal.(Data|Pages|Operations|Mail|Files|Jobs|Security|Web|Documents|Api)")]
    [InlineData("Documents", "Microsoft.EntityFrameworkCore|Npgsql|SupportPortal.(Data|Pages|Operations|Mail|Jobs|Security|Api)")]
    [InlineData("Data", "SupportPortal.(Pages|Operations|Jobs|Api|Security)")]
    [InlineData("Mail", "SupportPortal.(Pages|Operations|Api|Security)")]
    [InlineData("Files", "SupportPortal.(Pages|Operations|Jobs|Api)")]
    [InlineData("Operations", "SupportPortal.(Pages|Api|Jobs)")]
    [InlineData("Jobs", "SupportPortal.(Pages|Api)")]
    public void A_folder_uses_only_what_lies_below_it(string folder, string forbidden)
    {
        var broken = SourceTree.Files(folder, "*.cs")
            .SelectMany(f => Regex.Matches(f.Text, $@"^using (static )?(?<used>({forbidden})[^;]*;)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Select(m => $"{f.Path} uses {m.Groups["used"].Value}"));
        Assert.Empty(broken);
    }

    [Fact]
    public void The_domain_reads_neither_clock_nor_chance()
    {
        var broken = SourceTree.Files("Domain", "*.cs").Where(f => ClockOrChance().IsMatch(f.Text)).Select(f => f.Path);
        Assert.Empty(broken);
    }

    [Fact]
    public void State_is_written_only_inside_the_domain()
    {
        var broken = SourceTree.Files("", "*.cs").Where(f => !f.Path.StartsWith("Domain", StringComparison.Ordinal))
            .Where(f => StateWrite().IsMatch(f.Text)).Select(f => f.Path);
        Assert.Empty(broken);
    }

    [Fact]
    public void The_project_root_holds_only_the_program_and_settings()
    {
        var loose = Directory.EnumerateFiles(SourceTree.Web, "*.cs").Select(Path.GetFileName);
        Assert.Equal(["Program.cs"], loose);
    }

    [Fact]
    public void Program_stays_under_eighty_lines() =>
        Assert.InRange(File.ReadLines(Path.Combine(SourceTree.Web, "Program.cs")).Count(), 1, 80);

    [Fact]
    public void No_page_carries_inline_code()
    {
        var broken = SourceTree.Files("Pages", "*.cshtml").Where(f => InlineCode().IsMatch(f.Text)).Select(f => f.Path);
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|TimeProvider\.System|Guid\.NewGuid|new Random|Random\.Shared", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClockOrChance();

    [GeneratedRegex(@"\.(Status|ClosedAt|State) = ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StateWrite();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|\sstyle=|\son(click|change|submit|load|input)=|javascript:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineCode();
}
