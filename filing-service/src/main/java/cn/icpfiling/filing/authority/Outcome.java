package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.Downloads.State;
import cn.icpfiling.filing.core.Order;

/** The result of a record, with a reason if it was not simply applied. */
record Outcome(State state, String why) {

    static final Outcome APPLIED = new Outcome(State.APPLIED, null);
    static final Outcome SAID_BEFORE = new Outcome(State.PASSED_OVER, "SAID_BEFORE");
    static final Outcome NOTED = new Outcome(State.PASSED_OVER, "NOTED");
    static final Outcome TOO_EARLY = new Outcome(State.WAITING, "TOO_EARLY");

    static Outcome unresolved(String why) {
        return new Outcome(State.UNRESOLVED, why);
    }

    static Outcome notNow(Order order) {
        return unresolved("NOT_ALLOWED_IN_" + order.state().name());
    }
}
