package cn.icpfiling.account.core;

/** What happens to a message. */
public enum NoticeAct {
    /** It waits for the morning. */
    HOLD(NoticeActor.DELIVERY),
    /** A provider is written down before it is asked. */
    OFFER(NoticeActor.DELIVERY),
    /** The provider certainly does not have it. */
    TAKE_BACK(NoticeActor.DELIVERY),
    /** A provider or a mail server took it. */
    ACCEPT(NoticeActor.DELIVERY),
    /** The try failed; there is another one. */
    FAIL(NoticeActor.DELIVERY),
    /** The text is not approved; it waits for that. */
    AWAIT_APPROVAL(NoticeActor.DELIVERY),
    /** The try failed, and its day is over. */
    GIVE_UP(NoticeActor.DELIVERY),
    /** It is refused for good. */
    REFUSE(NoticeActor.DELIVERY),
    /** It is not worth sending any more. */
    EXPIRE(NoticeActor.PLATFORM),
    /** The partner that asked for it is suspended. */
    CANCEL(NoticeActor.PLATFORM),
    /** A later step of the finding or the order is told. */
    OVERTAKE(NoticeActor.FINDING),
    /** The holder contests the finding. */
    CONTEST(NoticeActor.FINDING),
    ARRIVE(NoticeActor.REPORT),
    /** It did not arrive. */
    COME_BACK(NoticeActor.REPORT);

    private final NoticeActor actor;

    NoticeAct(NoticeActor actor) {
        this.actor = actor;
    }

    NoticeActor actor() {
        return actor;
    }

    /** Whether what it said goes another way now, if there is one; not where the message ends as overtaken by it. */
    boolean leadsElsewhere() {
        return this == AWAIT_APPROVAL || this == GIVE_UP || this == REFUSE || this == COME_BACK;
    }
}
