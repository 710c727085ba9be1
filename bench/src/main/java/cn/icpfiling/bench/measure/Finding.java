package cn.icpfiling.bench.measure;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param judged the figure that is compared with must and aim; NaN if the line is only reported
 * @param higherIsBetter the direction of the comparison
 */
public record Finding(
        String target,
        String what,
        String ours,
        String plain,
        String ratio,
        double judged,
        double must,
        double aim,
        boolean higherIsBetter,
        boolean valid) {

    /** A line that is reported but not judged. */
    public static Finding told(String target, String what, String ours, String plain, String ratio, boolean valid) {
        return new Finding(target, what, ours, plain, ratio, Double.NaN, Double.NaN, Double.NaN, true, valid);
    }

    /** The result of a figure against its target. */
    public enum Verdict {
        AIM,
        MUST,
        BELOW_MUST,
        INVALID,
        TOLD
    }

    public Verdict verdict() {
        if (Double.isNaN(judged)) {
            return Verdict.TOLD;
        }
        if (!valid) {
            return Verdict.INVALID;
        }
        if (reaches(aim)) {
            return Verdict.AIM;
        }
        return reaches(must) ? Verdict.MUST : Verdict.BELOW_MUST;
    }

    private boolean reaches(double wanted) {
        return higherIsBetter ? judged >= wanted : judged <= wanted;
    }

    String row(boolean judging) {
        var verdict = judging
                ? switch (verdict()) {
                    case AIM -> "aim reached";
                    case MUST -> "must reached";
                    case BELOW_MUST -> "**below must**";
                    case INVALID -> "invalid: the machine was not ours";
                    case TOLD -> valid ? "" : "disturbed";
                }
                : "not judged";
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | %s |",
                target,
                what,
                ours,
                plain,
                ratio,
                limit(must),
                limit(aim),
                verdict);
    }

    private String limit(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%s %.2f", higherIsBetter ? ">=" : "<=", value);
    }
}
