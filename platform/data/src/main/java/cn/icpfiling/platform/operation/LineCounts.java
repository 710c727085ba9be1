package cn.icpfiling.platform.operation;

/** How many lines came to which end. */
public record LineCounts(int done, int failed, int cancelled) {

    private static final int PERCENT = 100;

    public int ended() {
        return done + failed + cancelled;
    }

    /** Percent of the lines that have ended. */
    public int progress(int total) {
        return (int) ((long) ended() * PERCENT / total);
    }
}
