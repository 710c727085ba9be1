package cn.icpfiling.account.core;

/** Who decides over a message. */
public enum NoticeActor {
    /** The platform's own worker, with what a provider or a mail server answered it. */
    DELIVERY,
    /** The provider of SMS by a report, or the recipient's mail server by a bounce. */
    REPORT,
    /** A step of the finding, or of the order, that the message is about. */
    FINDING,
    /** What made the message useless: an offer that is over, a call that was made, a partner that is suspended. */
    PLATFORM
}
