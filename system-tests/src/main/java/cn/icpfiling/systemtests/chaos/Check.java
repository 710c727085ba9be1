package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.chaos.Filed.Event;
import cn.icpfiling.systemtests.chaos.Filed.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the collected facts. It calls no service and reads no clock, so the same facts always get the same judgement.
 */
final class Check {

    private final Filed filed;
    private final List<String> violations = new ArrayList<>();
    private int duplicates;

    private Check(Filed filed) {
        this.filed = filed;
    }

    /** All violations, and the number of duplicate records, which are no violation. */
    record Judgement(List<String> violations, int duplicates) {}

    static Judgement of(Filed filed) {
        var check = new Check(filed);
        check.everyOrderIsFinished();
        check.noNumberIsGivenTwice();
        check.eachStepIsPublishedOnceInOrder();
        check.verdictsAreGapless();
        check.copiesEqualTheRecords();
        check.nothingIsLeftToDo();
        check.noticesCameOnce();
        return new Judgement(List.copyOf(check.violations), check.duplicates);
    }

    private void everyOrderIsFinished() {
        for (var order : filed.orders()) {
            if (!order.state().equals("COMPLETED") || order.subjectNumber().isEmpty()) {
                violation("UNFINISHED order %s is %s, number \"%s\"", order.id(), order.state(), order.subjectNumber());
            }
            var state = "";
            for (var step : order.history()) {
                if (!step.from().equals(state)) {
                    violation("TORN order %s: step %s leaves a state it never reached (%s)", order.id(), step, state);
                }
                state = step.to();
            }
            if (!state.equals(order.state())) {
                violation("TORN order %s is %s, but its history ends in %s", order.id(), order.state(), state);
            }
        }
    }

    private void noNumberIsGivenTwice() {
        var given = new HashMap<String, String>();
        for (var order : filed.orders()) {
            var numbers = new ArrayList<>(order.serviceNumbers());
            numbers.add(order.subjectNumber());
            for (var number : numbers) {
                var other = number.isEmpty() ? null : given.put(number, order.id());
                if (other != null) {
                    violation("NUMBER %s was given to %s and to %s", number, other, order.id());
                }
            }
        }
    }

    private void eachStepIsPublishedOnceInOrder() {
        var published = byKey(filed.events());
        for (var order : filed.orders()) {
            var events = deduplicated(published.getOrDefault(order.id(), List.of()), "ORDER EVENT");
            var steps = events.stream()
                    .map(event -> new Step(event.sequence(), event.act(), event.from(), event.to()))
                    .toList();
            if (!steps.equals(order.history())) {
                violation("EVENTS of order %s tell %s, its history is %s", order.id(), steps, order.history());
            }
        }
    }

    private void verdictsAreGapless() {
        var published = byKey(filed.verdicts());
        for (var order : filed.orders()) {
            if (deduplicated(published.getOrDefault(order.id(), List.of()), "VERDICT")
                    .isEmpty()) {
                violation("VERDICT order %s was granted without one on the topic", order.id());
            }
        }
    }

    /**
     * Reads events as a consumer does: skips an id that was seen before. The remaining sequences must count up from
     * one.
     */
    private List<Event> deduplicated(List<Event> events, String what) {
        var seen = new HashSet<String>();
        var taken = new ArrayList<Event>();
        for (var event : events) {
            if (!seen.add(event.id())) {
                duplicates++;
                continue;
            }
            taken.add(event);
            if (event.sequence() != taken.size()) {
                violation(
                        "%s %s of %s has sequence %d at place %d",
                        what, event.id(), event.key(), event.sequence(), taken.size());
            }
        }
        return taken;
    }

    private static Map<String, List<Event>> byKey(List<Event> events) {
        var byKey = new LinkedHashMap<String, List<Event>>();
        events.forEach(event ->
                byKey.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event));
        return byKey;
    }

    private void copiesEqualTheRecords() {
        for (var order : filed.orders()) {
            if (!order.own().equals(order.inspection())) {
                violation(
                        "COPY inspection keeps %s of order %s, filing %s", order.inspection(), order.id(), order.own());
            }
            if (!order.filedAtLegacy()) {
                violation("COPY legacy does not know that %s is filed", order.domain());
            }
            if (!order.serviceNumbers().contains(order.own().serviceNumber())) {
                violation("RECORD %s differs from order %s: %s", order.own(), order.id(), order.serviceNumbers());
            }
        }
    }

    private void nothingIsLeftToDo() {
        filed.stillToDo().forEach((what, count) -> {
            if (count != 0) {
                violation("LEFT %d in %s", count, what);
            }
        });
    }

    private void noticesCameOnce() {
        filed.noticesExpected().forEach((order, expected) -> {
            var got = filed.noticesGot().getOrDefault(order, List.of());
            if (got.size() != expected) {
                violation("NOTICES %d in place of %d about order %s: %s", got.size(), expected, order, got);
            }
        });
    }

    private void violation(String text, Object... args) {
        violations.add(text.formatted(args));
    }
}
