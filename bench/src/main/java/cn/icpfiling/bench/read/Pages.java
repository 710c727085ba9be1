package cn.icpfiling.bench.read;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Finding.Verdict;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.service.Done;

/** Judges a far page against the first pages of its list. */
final class Pages {
    private static final double MUST = 1.5;
    private static final double AIM = 1.1;

    private Pages() {}

    static void judge(String list, Pairs.Result<Done> result, Report report) {
        report.add(new Finding(
                "pages",
                "%s, p95, ms (statements a page: %.0f)"
                        .formatted(list, result.ours(Done::rowStatements).median()),
                result.ours(Done::p95).with("%.2f"),
                result.plain(Done::p95).with("%.2f"),
                result.ratio(Done::p95).with("%.2f"),
                result.ratio(Done::p95).median(),
                MUST,
                AIM,
                false,
                result.valid()));
    }

    /** Checks first that the bench finds a list by OFFSET too slow. */
    static void requireSeen(Pairs.Result<Done> offset, Report report) {
        var ratio = offset.ratio(Done::p95);
        if (verdict(ratio.median()) != Verdict.BELOW_MUST) {
            throw new IllegalStateException("a list by OFFSET passes for one by cursors: " + ratio.with("%.2f"));
        }
        report.add(Finding.told(
                "pages",
                "for comparison: subjects by OFFSET, the statement alone, p95, ms; must be found too slow",
                offset.ours(Done::p95).with("%.2f"),
                offset.plain(Done::p95).with("%.2f"),
                ratio.with("%.2f"),
                offset.valid()));
    }

    static Verdict verdict(double ratio) {
        return new Finding("", "", "", "", "", ratio, MUST, AIM, false, true).verdict();
    }
}
