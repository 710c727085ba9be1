package cn.icpfiling.inspection.bench;

import java.util.Arrays;
import java.util.Locale;

/** The lines of a bench that judges by itself, each by the median of its rounds, and the exit code that follows. */
public final class BenchTable {
    private static final int BELOW_MUST = 1;
    private static final int INVALID = 3;

    private final boolean isShort;
    private final boolean isDisturbed;
    private int exit;

    /**
     * @param isShort whether the run only proves that the bench runs: nothing is judged
     * @param isDisturbed whether the machine was not ours: no line holds then
     */
    public BenchTable(boolean isShort, boolean isDisturbed) {
        this.isShort = isShort;
        this.isDisturbed = isDisturbed;
        System.out.println("| target | what | measured | must | aim | verdict |");
        System.out.println("|---|---|---|---|---|---|");
    }

    /** What each round of one side is to the round of the other side beside it. */
    public static double[] ratios(double[] one, double[] other) {
        var ratios = new double[one.length];
        Arrays.setAll(ratios, at -> one[at] / other[at]);
        return ratios;
    }

    public void atLeast(String target, String what, double[] measured, double must, double aim) {
        var median = median(measured);
        line(target, what, measured, ">= " + must, ">= " + aim, verdict(median >= must, median >= aim));
    }

    public void atMost(String target, String what, double[] measured, double must, double aim) {
        var median = median(measured);
        line(target, what, measured, "<= " + must, "<= " + aim, verdict(median <= must, median <= aim));
    }

    /** For a bound without an aim. */
    public void atMost(String target, String what, double[] measured, double must) {
        var verdict = verdict(median(measured) <= must, false);
        line(target, what, measured, "<= " + must, "-", verdict);
    }

    /** A figure that has no bound. */
    public void told(String target, String what, double... measured) {
        line(target, what, measured, "-", "-", "not judged");
    }

    /** 0 if every bound holds, 1 if one does not, 3 if the machine was not ours. */
    public int exit() {
        return exit;
    }

    private String verdict(boolean isEnough, boolean isAim) {
        if (isShort) {
            return "not judged";
        }
        if (isDisturbed) {
            exit = INVALID;
            return "invalid: the machine was not ours";
        }
        if (!isEnough) {
            exit = BELOW_MUST;
            return "**below must**";
        }
        return isAim ? "aim reached" : "must reached";
    }

    private static void line(String target, String what, double[] measured, String must, String aim, String verdict) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f (%.2f to %.2f) | %s | %s | %s |%n",
                target,
                what,
                median(measured),
                Arrays.stream(measured).min().orElseThrow(),
                Arrays.stream(measured).max().orElseThrow(),
                must,
                aim,
                verdict);
    }

    private static double median(double[] all) {
        var sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
