package cn.icpfiling.inspection.core.cleanuplists;

/** What a list is about. */
public enum CleanUpKind {
    /** 空壳网站 and 空壳APP: a filed service that has no access information with the authority. */
    SHELL_SITE("SITE.SHELL"),
    /** 空壳主体: a filed subject that has no services. */
    EMPTY_SUBJECT("SUBJECT.EMPTY");

    private final String reason;

    CleanUpKind(String reason) {
        this.reason = reason;
    }

    /** The code of the reason, in the catalogue of reasons. */
    public String reason() {
        return reason;
    }
}
