package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Belief.Content;
import java.util.List;
import java.util.Set;

/** An order as its holder sees it, with its tag, its acts and its whole history. */
record Snapshot(
        State state,
        String tag,
        Content content,
        boolean passed,
        boolean outstanding,
        Set<String> allowedActs,
        List<Step> history) {

    /** In an upload batch: only that removes the withdrawal in this state. */
    boolean batched() {
        return state == State.AWAITING_SUBMISSION && !allowedActs.contains("WITHDRAW");
    }

    Snapshot in(State other) {
        return new Snapshot(other, tag, content, passed, outstanding, allowedActs, history);
    }

    Snapshot tagged(String other) {
        return new Snapshot(state, other, content, passed, outstanding, allowedActs, history);
    }

    Snapshot allowing(Set<String> others) {
        return new Snapshot(state, tag, content, passed, outstanding, others, history);
    }

    Snapshot telling(List<Step> others) {
        return new Snapshot(state, tag, content, passed, outstanding, allowedActs, others);
    }
}
