package cn.icpfiling.inspection.core;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far a spot check is and what was found last.
 *
 * @param version counts its changes, from 1
 * @param round how often it was settled; 0 before
 * @param answers one for each thing that was to be looked at; empty before
 * @param decidedAt when the authority said what it thinks of this round; null before
 * @param opinion the authority's words on it, which may name people; empty where there are none
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
