package cn.icpfiling.systemtests.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The invariants over all holders at any time (J12). Calls no service. */
final class Invariants {

    private final List<String> violations = new ArrayList<>();
    private final Set<String> given = new HashSet<>();

    private Invariants() {}

    static List<String> brokenBy(List<Holding> holdings) {
        var invariants = new Invariants();
        for (var holding : holdings) {
            invariants.oneOpenOrder(holding);
            invariants.oneSubject(holding);
            invariants.numbersGoOnce(holding);
            holding.numbers().forEach(number -> invariants.numberFollowsItsOrder(number, holding));
        }
        return List.copyOf(invariants.violations);
    }

    private void oneOpenOrder(Holding holding) {
        var open =
                holding.orders().stream().filter(order -> !order.state().over()).toList();
        if (open.size() > 1) {
            violations.add("OPEN one holder has the open orders " + open);
        }
    }

    private void oneSubject(Holding holding) {
        var completed = holding.orders().stream()
                .filter(order -> order.state() == State.COMPLETED)
                .count();
        if (holding.subjects().size() > 1 || holding.subjects().size() != completed) {
            violations.add("SUBJECT after %d completed orders one holder has the subjects %s"
                    .formatted(completed, holding.subjects()));
        }
    }

    private void numbersGoOnce(Holding holding) {
        for (var numbers : List.of(holding.subjects(), holding.services())) {
            for (var number : numbers) {
                if (!given.add(number)) {
                    violations.add("NUMBER %s was given twice".formatted(number));
                }
            }
        }
    }

    /**
     * A service number is bound while its order is open, used once the order is completed, and free again after it
     * failed.
     */
    private void numberFollowsItsOrder(Holding.Number number, Holding holding) {
        var states = holding.orders().stream()
                .filter(order -> order.id().equals(number.order()))
                .map(Holding.Order::state)
                .collect(Collectors.toSet());
        var right = switch (number.state()) {
            case "FREE" -> number.order().isEmpty();
            case "BOUND" -> states.size() == 1 && states.stream().noneMatch(State::over);
            case "USED" -> states.equals(Set.of(State.COMPLETED));
            default -> false;
        };
        if (!right) {
            violations.add("SERVICE %s stands beside orders %s".formatted(number, holding.orders()));
        }
    }
}
