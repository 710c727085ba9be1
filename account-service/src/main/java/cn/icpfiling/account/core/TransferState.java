package cn.icpfiling.account.core;

/** States of the transfer of a filing to another account. */
public enum TransferState {
    /** The holder prepares the transfer. It expires. */
    DRAFT,
    /** The holder has confirmed. filing-service has not yet answered whether the filing is handed over. */
    CONFIRMED,
    /** The filing belongs to the target. */
    DONE,
    /** filing-service refused. The filing stays where it was. */
    REFUSED,
    /** The holder gave the draft up. */
    CANCELLED,
    /** The draft was not confirmed in time. */
    EXPIRED
}
