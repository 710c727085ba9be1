package cn.icpfiling.inspection.core;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The progress of a spot check and its last result.
 *
 * @param version counts the changes, from 1
 * @param round how often the spot check was settled; 0 before
 * @param answers one for each item of the spot check; empty before
 * @param decidedAt when the authority decided on this round; null before
 * @param opinion the authority's words on this round, which may name people; empty if there are none
 */
public record Settlement(
        SpotCheckState state,
        long version,
        int round,
        Map<SpotCheckItem, CheckResult> answers,
        Instant settledAt,
        Instant decidedAt,
        String opinion) {

    public Settlement {
        var ordered = new EnumMap<SpotCheckItem, CheckResult>(SpotCheckItem.class);
        ordered.putAll(answers);
        answers = ordered;
    }

    public static Settlement none() {
        return new Settlement(SpotCheckState.OPEN, 1, 0, Map.of(), null, null, "");
    }

    public Settlement settled(Map<SpotCheckItem, CheckResult> found, Instant at) {
        var step = SpotCheckLifecycle.table().step(state, SpotCheckAct.SETTLE, SpotCheckActor.INSPECTOR);
        return new Settlement(step.to(), version + 1, round + 1, found, at, null, "");
    }

    public Settlement decided(boolean accepted, Instant at, String words) {
        var act = accepted ? SpotCheckAct.ACCEPT : SpotCheckAct.REFUSE;
        var step = SpotCheckLifecycle.table().step(state, act, SpotCheckActor.AUTHORITY);
        return new Settlement(step.to(), version + 1, round, answers, settledAt, at, words);
    }

    @Override
    public String toString() {
        return "Settlement[" + state + ", round " + round + "]";
    }
}
