package cn.icpfiling.platform.auditchain;

/**
 * A fault that cannot occur in an untouched audit.
 *
 * @param number the first number of the chain with the fault; for an entry that never joined the chain, the number
 *     after its head
 * @param times how many faults of the kind exist
 */
public record Finding(Kind kind, long number, long times) {

    public enum Kind {
        NUMBER_MISSING("a number of the chain is missing"),
        ENTRY_MISSING("the chain names an entry that is not there"),
        LINK_BROKEN("entry or link was changed, moved or put in: the hash does not follow"),
        ENTRY_FORGED("an entry was written or changed without the service's key"),
        ENTRY_UNCHAINED("an entry is neither in the chain nor waiting for it"),
        WAITING_ENTRY_MISSING("an entry was removed before it was chained"),
        CHAIN_CUT("the chain ends before a number that was anchored"),
        ANCHOR_DIFFERS("the link at an anchored number is not the one that was anchored"),
        ROLLED_BACK("the database has forgotten an anchor that was published"),
        ANCHOR_FORGED("an anchor is not signed by the service, or differs from its copy"),
        ANCHOR_MISSING("an anchor that was published is not where anchors are kept"),
        CLOCK_BACK("the clock went back between entries");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
