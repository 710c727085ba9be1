package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Step.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model knows of one order at one moment.
 *
 * @param passed the verdict on this submission is there and lets it pass
 * @param outstanding a verdict may still come
 * @param batched in an upload batch
 * @param moved changed since the callers looked at it, so that what they saw is old
 * @param succeeded its holder has opened another order
 */
record Belief(
        State state,
        boolean passed,
        boolean outstanding,
        boolean batched,
        Content content,
        boolean moved,
        boolean succeeded) {

    /** What was entered last. */
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
        boolean anew =
                step.act().equals("SUBMIT") || (step.act().equals("RESUBMIT") && step.from() != State.SMS_EXPIRED);
        boolean judged = step.act().equals("REQUEST_CORRECTION") && step.role() == Role.SYSTEM;
        return new Belief(
                step.to(), !anew && passed, (anew || outstanding) && !judged, false, content, true, succeeded);
    }

    Belief entered(Content other) {
        return new Belief(state, passed, outstanding, batched, other, true, succeeded);
    }

    Belief hasSuccessor() {
        return new Belief(state, passed, outstanding, batched, content, moved, true);
    }

    /** What may happen to the order without a step: a verdict arrives, it joins a batch, the authority names its deadline. */
    List<Belief> silently() {
        var others = new ArrayList<Belief>();
        if (outstanding) {
            others.add(new Belief(state, passed, true, batched, content, true, succeeded)); // nothing definite
            // in review a false name brings the order back by a step; out of it, other things may stand there by now
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

    /** What was seen afterwards is what is believed. */
    boolean agrees(Snapshot seen) {
        return state == seen.state()
                && passed == seen.passed()
                && batched == seen.batched()
                && content == seen.content();
    }
}
