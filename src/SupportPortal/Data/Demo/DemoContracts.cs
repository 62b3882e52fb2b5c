using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Data.Demo;

/// <summary>How contracts end, whom to talk to about them, and the versions of the products with their news and downloads.</summary>
internal sealed class DemoContracts(SystemDb systemDb, DateTimeOffset now)
{
    private static readonly Actor Editor = new(null, "Camila Rocha", Side.Staff);

    private static readonly (string Number, int DaysAgo, string Notes)[] Versions =
    [
        ("8.2", 320, "## Corrigido\n\n- Datas do fim do mês em todos os relatórios.\n- Impressão em papel contínuo."),
        ("8.3", 150, "## Novo\n\n- Exportação para planilha em todas as listas.\n\n## Corrigido\n\n- A busca encontra palavras com e sem acento."),
        ("8.4", 21, "## Novo\n\n- Os relatórios abrem em menos de um segundo.\n- O painel lembra os filtros de cada pessoa.\n\n## Antes de atualizar\n\nFaça uma cópia de segurança. A atualização leva cerca de dez minutos."),
    ];

    public async Task LoadAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        await AgreeAsync(db, stop);
        await ReleaseAsync(db, stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The company of the README has, beside its main contract, one that is about to end.</summary>
    private async Task AgreeAsync(PortalDbContext db, CancellationToken stop)
    {
        var contracts = await db.Contracts.Include(c => c.Customer).Include(c => c.Products).OrderBy(c => c.Id).ToListAsync(stop);
        var today = PortalTime.DayOf(now);
        foreach (var (contract, index) in contracts.Select((c, i) => (c, i)))
        {
            contract.Agree(contract.StartsOn, contract.EndsOn, index % 3 == 1 ? RenewalKind.ByAgreement : RenewalKind.Automatic, 12, 30);
            contract.Introduce(
            [
                new(isOurs: true, "Marcos Vidal", "Gerente de contas", "contas@demo.example", "(31) 3222-1000"),
                new(isOurs: false, "Setor de contratos", "Gestão do contrato", contract.Customer!.Email, contract.Customer.Phone ?? ""),
            ]);
        }
        var first = contracts[0];
        var old = new Contract($"CT-{today.Year - 1}/077", first.CustomerId, today.AddDays(24).AddYears(-1), today.AddDays(24));
        old.Agree(old.StartsOn, old.EndsOn, RenewalKind.ByAgreement, 12, 30);
        var missing = await db.Products.Where(p => !first.Products.Select(c => c.ProductId).Contains(p.Id)).OrderBy(p => p.Id).FirstOrDefaultAsync(stop);
        if (missing is not null) { old.Include(missing, "Plano Padrão"); }
        old.Introduce([new(isOurs: true, "Marcos Vidal", "Gerente de contas", "contas@demo.example", "(31) 3222-1000")]);
        db.Contracts.Add(old);
    }

    private async Task ReleaseAsync(PortalDbContext db, CancellationToken stop)
    {
        var articles = await db.HelpArticles.Include(a => a.Draft).Include(a => a.Words).Include(a => a.OldSlugs).Where(a => a.ProductId != null).OrderBy(a => a.Id).AsSplitQuery().ToListAsync(stop);
        foreach (var product in await db.Products.OrderBy(p => p.Id).ToListAsync(stop))
        {
            var versions = Versions.Select(v =>
            {
                var day = PortalTime.DayOf(now.AddDays(-v.DaysAgo));
                var version = new ProductVersion(product.Id, v.Number, day);
                version.Describe(v.Number, day, v.DaysAgo > 300 ? day.AddDays(300) : day.AddYears(2), v.Notes);
                version.Publish(now.AddDays(-v.DaysAgo));
                return version;
            }).ToList();
            db.ProductVersions.AddRange(versions);
            await db.SaveChangesAsync(stop);
            foreach (var version in versions) { Attach(db, product, version); }
            // One document in three holds for the newest version alone.
            foreach (var article in articles.Where(a => a.ProductId == product.Id).Skip(1).Take(1))
            {
                article.Write(article.Content with { ProductVersionId = versions[^1].Id }, Editor, article.UpdatedAt);
                article.Publish(article.UpdatedAt, Editor, "Vale para a versão nova");
            }
        }
    }

    private void Attach(PortalDbContext db, Product product, ProductVersion version)
    {
        var title = $"{product.Name} {version.Number}: guia de atualização";
        var pdf = new PdfRenderer().Pdf(new Flow(title, new Party("Exemplo Sistemas Ltda.", "CNPJ 11.222.333/0001-81", "Belo Horizonte/MG"))
            .Opening(title, "Versão " + version.Number).Heading("Novidades").Paragraph(version.Notes.Replace("## ", "", StringComparison.Ordinal)).Finish());
        var at = PortalTime.At(version.ReleasedOn, new TimeOnly(9, 0));
        var file = new ProductFile(Guid.CreateVersion7(at), version.Id, $"{product.Slug}-{version.Number}-guia.pdf", "Guia de atualização", "application/pdf", pdf.Length, SHA256.HashData(pdf), Editor, at);
        db.ProductFiles.Add(file);
        db.ProductFileChunks.Add(new ProductFileChunk { FileId = file.Id, Position = 0, Bytes = pdf });
    }
}
