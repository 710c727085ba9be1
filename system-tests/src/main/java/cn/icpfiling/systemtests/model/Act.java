package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Step.Role;

/** An act that a caller can request over HTTP, for an order or for its holder. */
enum Act {
    READ(Role.APPLICANT, false, false),
    PRECHECK(Role.APPLICANT, false, false),
    EDIT_SUBJECT(Role.APPLICANT, true, false),
    EDIT_SERVICE(Role.APPLICANT, true, false),
    /** Leaves out the site's name, so the order cannot be submitted. */
    LEAVE_A_GAP(Role.APPLICANT, true, false),
    /** Names a principal that the identity source does not know: the order can be submitted, but comes back. */
    NAME_SOMEBODY_FALSE(Role.APPLICANT, true, false),
    /** Uses the service number of another holder. */
    TAKE_A_FOREIGN_NUMBER(Role.APPLICANT, true, false),
    HAND_IN(Role.APPLICANT, true, false),
    SUBMIT(Role.APPLICANT, true, true),
    SUBMIT_WITHOUT_ACCEPTING(Role.APPLICANT, true, true),
    WITHDRAW(Role.APPLICANT, true, true),
    ABANDON(Role.APPLICANT, true, true),
    /** Opens another order of the same holder. */
    OPEN(Role.APPLICANT, false, true),
    APPROVE(Role.REVIEWER, true, true),
    REQUEST_CORRECTION(Role.REVIEWER, true, true),
    REJECT(Role.REVIEWER, true, true),
    REJECT_WITHOUT_REASON(Role.REVIEWER, true, true);

    private final Role by;
    private final boolean ofVersion;
    private final boolean keyed;

    Act(Role by, boolean ofVersion, boolean keyed) {
        this.by = by;
        this.ofVersion = ofVersion;
        this.keyed = keyed;
    }

    Role by() {
        return by;
    }

    /** Whether the request names the version that it changes. */
    boolean ofVersion() {
        return ofVersion;
    }

    boolean keyed() {
        return keyed;
    }

    /** Returns an act of the same operation with another payload; itself if there is none. */
    Act other() {
        return switch (this) {
            case SUBMIT -> SUBMIT_WITHOUT_ACCEPTING;
            case SUBMIT_WITHOUT_ACCEPTING -> SUBMIT;
            case APPROVE, REQUEST_CORRECTION, REJECT_WITHOUT_REASON -> REJECT;
            case REJECT -> REQUEST_CORRECTION;
            default -> this;
        };
    }

    /** Returns the act's name in the history if it changes the order's state. */
    String step(State from) {
        return switch (this) {
            case SUBMIT, SUBMIT_WITHOUT_ACCEPTING -> from == State.DRAFT ? "SUBMIT" : "RESUBMIT";
            case REJECT_WITHOUT_REASON -> "REJECT";
            default -> name();
        };
    }
}
