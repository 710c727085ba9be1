package cn.icpfiling.filing.core;

/** Where a case stands. */
public enum OfflineState {
    /** The papers are not handed in yet, as far as we were told. */
    OPEN,
    /** The province has them; the authority is asked whether it still shows the filing. */
    HANDED_IN,
    /** The authority shows it no more. */
    FREED,
    /** Its holder gave it up. */
    CLOSED
}
