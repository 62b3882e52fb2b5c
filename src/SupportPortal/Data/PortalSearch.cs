using NpgsqlTypes;

namespace SupportPortal.Data;

/// <summary>
/// How the portal searches Portuguese text. A text is listed twice: stemmed as it is written ("configuração" meets "configurar"), and with
/// plurals made singular and accents taken off before stemming ("rejeicao" meets "rejeições"). What is looked for is read both ways too.
/// </summary>
public static class PortalSearch
{
    public const string VectorFunction = "portal_vector", QueryFunction = "portal_query", PlainFunction = "portal_plain";

    /// <summary>Made before the tables, whose generated columns call them. What they say is fixed: changing it means new names and new columns.</summary>
    internal const string Functions = """

        do $$
        begin
          if not exists (select from pg_proc where proname = 'portal_fold' and pronamespace = 'public'::regnamespace) then
            create function public.portal_fold(text) returns text language sql immutable strict parallel safe as
              'select regexp_replace(regexp_replace(regexp_replace(lower($1), ''[õoãaá]es\M|ãos\M|aos\M'', ''ao'', ''g''), ''([aáeéoóuú])is\M'', ''\1l'', ''g''), ''ns\M'', ''m'', ''g'')';
            create function public.portal_vector(text) returns tsvector language sql immutable strict parallel safe as
              'select to_tsvector(''pg_catalog.portuguese'', $1) || to_tsvector(''public.portal'', public.portal_fold($1))';
            create function public.portal_query(text) returns tsquery language sql immutable strict parallel safe as
              'select websearch_to_tsquery(''pg_catalog.portuguese'', $1) || websearch_to_tsquery(''public.portal'', public.portal_fold($1))';
          end if;
          if not exists (select from pg_proc where proname = 'portal_plain' and pronamespace = 'public'::regnamespace) then
            create function public.portal_plain(text) returns text language sql immutable strict parallel safe as
              'select lower(public.unaccent(''public.unaccent''::regdictionary, $1))';
          end if;
        end $$;
        """;

    /// <summary>A name as it is looked for: small letters without accents. Only in queries of the database.</summary>
    public static string Plain(string text) => throw new InvalidOperationException($"'{text}' is made plain by the database.");

    /// <summary>Only in queries of the database: quotes, "or" and a minus sign mean what they mean in a search engine.</summary>
    public static NpgsqlTsQuery Query(string text) => throw new InvalidOperationException($"'{text}' is looked for by the database.");
}
