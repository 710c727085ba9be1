package cn.icpfiling.legacy.core.resets;

/** The state of an application for another login mail. */
public enum ResetState {
    /** The case waits for papers or for the support. */
    ASKED,
    /** The new mail has replaced the old one; the link for a new password is on its way or in the mailbox. */
    GRANTED,
    /** The new password is set. */
    DONE,
    REFUSED,
    /** The link was not used in time. */
    EXPIRED,
    /** A later application for the same login was granted. */
    REPLACED
}
