namespace SupportPortal.Domain.HelpCenter;

public enum LineChange { Same, Removed, Added }

/// <summary>Two texts line by line: what stayed, what went, what came. The longest common run of lines is what stayed.</summary>
public static class LineDiff
{
    private const int MaxCells = 4_000_000;

    public static IReadOnlyList<(LineChange Change, string Line)> Between(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head]) { head++; }
        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)]) { tail++; }

        var lines = old.Take(head).Select(l => (LineChange.Same, l)).ToList();
        AddMiddle(old[head..^tail], now[head..^tail], lines);
        lines.AddRange(old[^tail..].Select(l => (LineChange.Same, l)));
        return lines;
    }

    private static void AddMiddle(string[] old, string[] now, List<(LineChange, string)> lines)
    {
        if ((long)old.Length * now.Length > MaxCells) // two long texts with nothing in common at their ends
        {
            lines.AddRange(old.Select(l => (LineChange.Removed, l)));
            lines.AddRange(now.Select(l => (LineChange.Added, l)));
            return;
        }
        var common = new int[old.Length + 1, now.Length + 1]; // longest common run of what is left of both
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j]) { lines.Add((LineChange.Same, old[i++])); j++; }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1])) { lines.Add((LineChange.Removed, old[i++])); }
            else { lines.Add((LineChange.Added, now[j++])); }
        }
    }
}
