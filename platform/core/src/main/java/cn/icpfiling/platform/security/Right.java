package cn.icpfiling.platform.security;

/** What a member of an account may do with its filings. Each other right includes {@link #VIEW}. */
public enum Right {
    /** Read orders, subjects, services, papers, acts and impact. */
    VIEW,
    /** Open and edit drafts, upload papers, run prechecks. */
    EDIT,
    /** Submit and withdraw orders, and read their confirmation. */
    SUBMIT,
    /** Abandon orders, cancel access, deregister. */
    END
}
