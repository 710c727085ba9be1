package cn.icpfiling.bench.measure;

import cn.icpfiling.bench.measure.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The table at the end, and the exit code that follows from it. */
public final class Report {
    public static final int HOLDS = 0;
    public static final int BELOW_MUST = 1;
    public static final int INVALID = 3;

    private final boolean judging;
    private final List<Finding> findings = new ArrayList<>();

    public Report(boolean judging) {
        this.judging = judging;
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    public String table() {
        var lines = new ArrayList<String>();
        lines.add(
                "| target | what | ours, median (min to max) | plain, median (min to max) | ratio | must | aim | verdict |");
        lines.add("|---|---|---|---|---|---|---|---|");
        findings.forEach(finding -> lines.add(finding.row(judging)));
        return String.join("\n", lines);
    }

    /** A missed target outweighs a disturbed measurement. */
    public int exitCode() {
        if (!judging) {
            return HOLDS;
        }
        if (findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BELOW_MUST)) {
            return BELOW_MUST;
        }
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.INVALID) ? INVALID : HOLDS;
    }
}
