package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Step.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The model's knowledge of one order at one moment.
 *
 * @param passed whether the verdict on this submission has arrived and is positive
 * @param outstanding whether a verdict may still arrive
 * @param batched in an upload batch
 * @param moved whether the order has changed since the callers read it, so that their version is stale
 * @param succeeded whether its holder has opened another order
 */
record Belief(
        State state,
        boolean passed,
        boolean outstanding,
        boolean batched,
        Content content,
        boolean moved,
        boolean succeeded) {

    /** The content that was entered last. */
    enum Content {
        SOUND,
        GAP,
        FALSE_NAME
    }

    static Belief of(Snapshot seen) {
        return new Belief(
                seen.state(), seen.passed(), seen.outstanding(), seen.batched(), seen.content(), false, false);
    }

    Belief performed(Step step) {
        var anew = step.act().equals("SUBMIT") || (step.act().equals("RESUBMIT") && step.from() != State.SMS_EXPIRED);
        var judged = step.act().equals("REQUEST_CORRECTION") && step.role() == Role.SYSTEM;
        return new Belief(
                step.to(), !anew && passed, (anew || outstanding) && !judged, false, content, true, succeeded);
    }

    Belief entered(Content other) {
        return new Belief(state, passed, outstanding, batched, other, true, succeeded);
    }

    Belief hasSuccessor() {
        return new Belief(state, passed, outstanding, batched, content, moved, true);
    }

    /**
     * Returns the changes that can happen without a step: a verdict arrives, the order joins a batch, or the authority
     * sets its deadline.
     */
    List<Belief> silently() {
        var others = new ArrayList<Belief>();
        if (outstanding) {
            others.add(new Belief(state, passed, true, batched, content, true, succeeded)); // an inconclusive verdict
            // In review, a false name brings the order back by a step. Outside review, the content may be different by
            // now.
            if (content != Content.FALSE_NAME || !state.inReview()) {
                others.add(new Belief(state, true, false, batched, content, true, succeeded));
            }
        }
        if (state == State.AWAITING_SUBMISSION && !batched) {
            others.add(new Belief(state, passed, outstanding, true, content, true, succeeded));
        }
        if (state == State.SMS_PENDING && !moved) {
            others.add(new Belief(state, passed, outstanding, batched, content, true, succeeded));
        }
        return others;
    }

    /** Checks that the belief matches the order as it was read afterwards. */
    boolean agrees(Snapshot seen) {
        return state == seen.state()
                && passed == seen.passed()
                && batched == seen.batched()
                && content == seen.content();
    }
}
