package cn.icpfiling.account.notices;

/** What the providers said of an SMS that each of them certainly did not take, in the order in which they were asked. */
final class NoTaker {

    private String unavailable;
    private String unapproved;
    private String unfit;

    void unavailable(String code) {
        unavailable = code;
    }

    void unapproved(String code) {
        unapproved = code;
    }

    void unfit(String code) {
        unfit = code;
    }

    /**
     * Whether each provider refuses what this one message says: no later try changes that. One alone says nothing of the others: each has
     * templates and limits of its own.
     */
    boolean isForGood() {
        return unfit != null && unavailable == null && unapproved == null;
    }

    /** Whether a provider has not approved the text: the operator has to know, and the message has to go another way. */
    boolean isUnapproved() {
        return unapproved != null;
    }

    /** Whether no other provider may take it in a while. */
    boolean isUnapprovedByAll() {
        return unapproved != null && unavailable == null;
    }

    /** The code that decides when the next try is. */
    String code() {
        if (unapproved != null) {
            return unapproved;
        }
        return unavailable == null ? unfit : unavailable;
    }
}
