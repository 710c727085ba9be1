package cn.icpfiling.account.core;

/** Why a message that was sent did not reach its recipient. */
public enum DeliveryFailure {
    /** No such number, or not a mobile number. */
    NUMBER_INVALID,
    /** Switched off, out of service, or without a network until the carrier gave up. */
    UNREACHABLE,
    /** The carrier or the recipient blocks messages of this kind. */
    BLOCKED,
    /** The carrier refused the content. */
    CONTENT_REFUSED,
    /** No such mail address. */
    ADDRESS_INVALID,
    /** The mail server of the recipient gave up, but the address may be right. */
    MAILBOX_UNAVAILABLE,
    OTHER
}
