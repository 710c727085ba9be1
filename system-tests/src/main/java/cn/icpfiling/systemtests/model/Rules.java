package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Belief.Content;

/** The contract's answer to an act, given the model's belief about the order. There is always exactly one answer. */
final class Rules {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int BROKEN = 422;

    private Rules() {}

    /** In the order of checks: admission, version, state, rules (ADR 0009). */
    static Expected answer(Act act, Manner manner, Belief order) {
        if (manner.stopsAtTheDoor()) {
            return manner.atTheDoor(act);
        }
        if (manner == Manner.OF_NO_VERSION) {
            return Expected.refusal(428, "PRECONDITION_REQUIRED");
        }
        var old = manner == Manner.OF_AN_OLD_VERSION || (order.moved() && manner != Manner.OF_ANY_VERSION);
        if (act.ofVersion() && old) {
            return Expected.refusal(412, "PRECONDITION_FAILED");
        }
        return switch (act) {
            case READ -> Expected.done(OK, order);
            case PRECHECK -> order.state().waitsForApplicant() ? Expected.done(OK, order) : notNow();
            case EDIT_SUBJECT, HAND_IN -> edit(order, order.content());
            case EDIT_SERVICE -> edit(order, Content.SOUND);
            case LEAVE_A_GAP -> edit(order, Content.GAP);
            case NAME_SOMEBODY_FALSE -> edit(order, Content.FALSE_NAME);
            case TAKE_A_FOREIGN_NUMBER ->
                order.state().editable() ? broken() : Expected.refusal(CONFLICT, "NOT_EDITABLE");
            case OPEN -> open(order);
            default -> perform(act, order);
        };
    }

    private static Expected edit(Belief order, Content entered) {
        return order.state().editable()
                ? Expected.done(OK, order.entered(entered))
                : Expected.refusal(CONFLICT, "NOT_EDITABLE");
    }

    /** J12: one open order a holder, one subject a holder. */
    private static Expected open(Belief order) {
        if (!order.state().over() || order.succeeded()) {
            return Expected.refusal(CONFLICT, "ORDER_IN_PROGRESS");
        }
        return order.state() == State.COMPLETED
                ? Expected.refusal(CONFLICT, "HOLDER_HAS_SUBJECT")
                : Expected.done(CREATED, order.hasSuccessor());
    }

    private static Expected perform(Act act, Belief order) {
        var step = Lifecycle.step(order.state(), act.step(order.state()), act.by());
        if (step.isEmpty()) {
            return notNow();
        }
        return switch (act) {
            case SUBMIT_WITHOUT_ACCEPTING, REJECT_WITHOUT_REASON -> broken();
            case SUBMIT -> order.content() == Content.GAP ? broken() : done(order, step.get());
            case APPROVE ->
                order.passed() ? done(order, step.get()) : Expected.refusal(CONFLICT, "VERDICT_OUTSTANDING");
            case WITHDRAW -> order.batched() ? Expected.refusal(CONFLICT, "IN_UPLOAD_BATCH") : done(order, step.get());
            default -> done(order, step.get());
        };
    }

    private static Expected done(Belief order, Step step) {
        return Expected.done(OK, order.performed(step));
    }

    private static Expected notNow() {
        return Expected.refusal(CONFLICT, "ACT_NOT_ALLOWED");
    }

    private static Expected broken() {
        return Expected.refusal(BROKEN, "RULES_BROKEN");
    }
}
