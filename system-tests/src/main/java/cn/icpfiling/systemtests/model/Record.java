package cn.icpfiling.systemtests.model;

import java.util.ArrayList;
import java.util.List;

/** All rounds of all walkers, and the violations found in them. The first violation stops the walkers. */
final class Record {

    private final Coverage coverage = new Coverage();
    private final List<Round> rounds = new ArrayList<>();
    private final List<Holder> holders = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    synchronized void holder(Holder holder) {
        holders.add(holder);
    }

    synchronized void round(Round round, List<State> met) {
        rounds.add(round);
        coverage.add(round, met);
    }

    /** Adds a violation with the way of its order: the rounds that changed the order, as the others changed nothing. */
    synchronized void violation(String fault, String order, List<Round> way) {
        var text = new StringBuilder(fault).append("\n    order ").append(order).append(" came this way:");
        way.stream()
                .filter(round -> !round.before().tag().equals(round.after().tag()))
                .forEach(round -> text.append("\n      ").append(round));
        violations.add(text.toString());
    }

    synchronized void violation(String fault) {
        violations.add(fault);
    }

    synchronized boolean isViolated() {
        return !violations.isEmpty();
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized List<Round> rounds() {
        return List.copyOf(rounds);
    }

    synchronized List<Holder> holders() {
        return List.copyOf(holders);
    }

    Coverage coverage() {
        return coverage;
    }
}
