package cn.icpfiling.filing.core.materials;

/** The virus scanner's answer about a material. */
public enum ScanStatus {
    /** This environment has no scanner. */
    NOT_SCANNED(true),
    CLEAN(true),
    /** The scanner has not answered yet. The material is stored encrypted, is not shown and does not count. */
    QUARANTINED(false),
    /** The scanner found malware in its late answer. The material is deleted, and the applicant uploads another one. */
    INFECTED(false);

    private final boolean counts;

    ScanStatus(boolean counts) {
        this.counts = counts;
    }

    public boolean counts() {
        return counts;
    }
}
