package cn.icpfiling.filing.core.prefill;

/** The state of a prefilled order. */
public enum PrefillState {
    /** The partner has prepared it; account-service has not taken the link yet. */
    PREPARED,
    /** account-service has the link and sends it to the holder. */
    SENT,
    /** The link was opened. */
    OPENED,
    /** The holder has an ordinary order with the content. */
    ACCEPTED,
    /** The authority granted that order. */
    COMPLETED,
    /** That order ended without a grant. */
    ENDED,
    DECLINED,
    EXPIRED,
    WITHDRAWN;

    /** Whether the holder can still accept. */
    public boolean isOpen() {
        return this == PREPARED || this == SENT || this == OPENED;
    }
}
