package cn.icpfiling.filing.core;

/** What the virus scanner said of a paper. */
public enum ScanStatus {
    /** There is no scanner here. */
    NOT_SCANNED(true),
    CLEAN(true),
    /** The scanner has not answered yet. The paper lies sealed, nobody is shown it, and it does not count. */
    QUARANTINED(false),
    /** Found when the scanner answered at last. The paper is gone; another one takes its place. */
    INFECTED(false);

    private final boolean counts;

    ScanStatus(boolean counts) {
        this.counts = counts;
    }

    public boolean counts() {
        return counts;
    }
}
