package cn.icpfiling.filing.core;

/** Whose domain it is when papers stand in for the subject's own name. */
public enum PapersGround {
    HELD_BY_SHAREHOLDER,
    HELD_BY_HEAD,
    HELD_BY_SENIOR_MANAGER;

    /** Key of the text that names it in the history. */
    public String code() {
        return "PAPERS." + name();
    }
}
