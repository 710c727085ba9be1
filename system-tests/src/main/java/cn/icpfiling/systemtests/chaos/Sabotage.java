package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.chaos.Filed.Copy;
import cn.icpfiling.systemtests.chaos.Filed.Event;
import cn.icpfiling.systemtests.chaos.Filed.Order;
import cn.icpfiling.systemtests.chaos.Filed.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Ways to falsify true facts. The check must notice each, otherwise "no violations" proves nothing. */
enum Sabotage {
    EVENT_LOST("EVENTS", filed -> {
        // A relay that was killed may have sent it twice: then both records are one event.
        var lost = filed.events().getFirst().id();
        return filed.withEvents(filed.events().stream()
                .filter(event -> !event.id().equals(lost))
                .toList());
    }),
    EVENT_MADE_TWICE("EVENTS", filed -> {
        var events = new ArrayList<>(filed.events());
        var first = events.getFirst();
        events.add(new Event(first.key(), "another", first.sequence(), first.act(), first.from(), first.to()));
        return filed.withEvents(events);
    }),
    VERDICT_LOST("VERDICT", filed -> {
        var lost = filed.verdicts().getFirst().id();
        return filed.withVerdicts(filed.verdicts().stream()
                .filter(event -> !event.id().equals(lost))
                .toList());
    }),
    EVENTS_OUT_OF_ORDER("EVENTS", filed -> {
        // With its duplicates a list may read the same from its end.
        var once = new LinkedHashMap<String, Event>();
        filed.events().forEach(event -> once.putIfAbsent(event.id(), event));
        return filed.withEvents(List.copyOf(once.values()).reversed());
    }),
    HISTORY_TORN(
            "TORN",
            filed -> filed.withOrders(changed(
                    filed,
                    order -> with(
                            order,
                            order.serviceNumbers(),
                            order.history().subList(1, order.history().size()))))),
    RECORD_DIFFERS(
            "RECORD",
            filed -> filed.withOrders(changed(filed, order -> with(order, List.of("another"), order.history())))),
    ORDER_UNFINISHED(
            "UNFINISHED",
            filed -> filed.withOrders(
                    changed(filed, order -> with(order, "SMS_PENDING", order.subjectNumber(), order.inspection())))),
    NUMBER_GIVEN_TWICE("NUMBER", filed -> {
        // Of a new order, since a run may have filed only one website.
        var orders = new ArrayList<>(filed.orders());
        orders.add(of("another", filed.orders().getFirst()));
        return filed.withOrders(orders);
    }),
    COPY_DIFFERS(
            "COPY",
            filed -> filed.withOrders(changed(
                    filed, order -> with(order, order.state(), order.subjectNumber(), new Copy("", "", List.of()))))),
    NOTICE_TWICE("NOTICES", filed -> {
        var notices = new HashMap<String, List<String>>(filed.noticesGot());
        notices.computeIfPresent(filed.orders().getFirst().id(), (order, got) -> {
            var more = new ArrayList<>(got);
            more.add(got.getFirst());
            return more;
        });
        return filed.withNotices(notices);
    }),
    NOTICE_LOST("NOTICES", filed -> {
        var notices = new HashMap<String, List<String>>(filed.noticesGot());
        notices.computeIfPresent(filed.orders().getFirst().id(), (order, got) -> got.subList(1, got.size()));
        return filed.withNotices(notices);
    }),
    OUTBOX_NOT_EMPTY("LEFT", filed -> filed.withStillToDo(Map.of("filing icp_outbox_depth", 1)));

    private final String word;
    private final UnaryOperator<Filed> spoil;

    Sabotage(String word, UnaryOperator<Filed> spoil) {
        this.word = word;
        this.spoil = spoil;
    }

    /** Returns true if the check reports the word for the falsified facts, and did not report it before. */
    boolean isNoticed(Filed filed) {
        return says(spoil.apply(filed)) && !says(filed);
    }

    private boolean says(Filed filed) {
        return Check.of(filed).violations().stream().anyMatch(violation -> violation.startsWith(word + " "));
    }

    private static List<Order> changed(Filed filed, UnaryOperator<Order> change) {
        var orders = new ArrayList<>(filed.orders());
        orders.set(0, change.apply(orders.getFirst()));
        return orders;
    }

    private static Order of(String id, Order order) {
        return new Order(
                id,
                order.state(),
                order.domain(),
                order.subjectNumber(),
                order.serviceNumbers(),
                order.history(),
                order.own(),
                order.inspection(),
                order.filedAtLegacy());
    }

    private static Order with(Order order, List<String> serviceNumbers, List<Step> history) {
        return new Order(
                order.id(),
                order.state(),
                order.domain(),
                order.subjectNumber(),
                serviceNumbers,
                history,
                order.own(),
                order.inspection(),
                order.filedAtLegacy());
    }

    private static Order with(Order order, String state, String number, Copy copy) {
        return new Order(
                order.id(),
                state,
                order.domain(),
                number,
                order.serviceNumbers(),
                order.history(),
                order.own(),
                copy,
                order.filedAtLegacy());
    }
}
