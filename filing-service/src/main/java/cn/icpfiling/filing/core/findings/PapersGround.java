package cn.icpfiling.filing.core.findings;

/** Who holds the domain if papers replace the subject's own name. */
public enum PapersGround {
    HELD_BY_SHAREHOLDER,
    HELD_BY_HEAD,
    HELD_BY_SENIOR_MANAGER;

    /** The key of the text that names it in the history. */
    public String code() {
        return "PAPERS." + name();
    }
}
