package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.lifecycle.Step;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every state of every kind of order receives everything that the authority can send. Afterwards each order has ended, or its holder or a
 * reviewer has an act that leads on, or it waits for an authority that has said nothing unfit yet.
 */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class NoOrderGetsStuckApiTest extends AuthorityScene {

    private static final String NUMBER = "浙ICP备%s号".formatted(2000000000L + System.nanoTime() % 999_999_999L);
    private static final int RUNS_UNTIL_A_FAILURE_IS_GIVEN_UP = 9;

    @Inject
    FlagSilentOrders silent;

    /** An order in a state, and what the authority sends about it. */
    private record Case(String kind, OrderState state, String message, UUID order) {}

    private int serial;
    private Order filed;

    @Tag("long")
    @Test
    void whatever_the_authority_sends_in_whatever_state() {
        filed = filed();
        var cases = new ArrayList<Case>();
        for (var state : OrderState.values()) {
            cases.addAll(scenes("FILING", state));
        }
        for (var state :
                EnumSet.of(OrderState.AWAITING_SUBMISSION, OrderState.SMS_PENDING, OrderState.AUTHORITY_REVIEW)) {
            for (var kind : List.of("DEREGISTRATION", "PROVIDERS_DEREGISTRATION")) {
                cases.addAll(scenes(kind, state));
            }
        }
        var document = UnitOfWork.in(() -> cases.stream()
                .map(one -> messages().get(one.message()).apply(repository.findById(one.order())))
                .collect(Collectors.joining()));
        authority.offer("all", document);
        // a file that comes again under another name says nothing new
        authority.offer("again", document);

        for (var run = 0; run < RUNS_UNTIL_A_FAILURE_IS_GIVEN_UP; run++) {
            downloads.run();
        }

        assertThat(count("authority_results WHERE state = 'RECEIVED'")).isZero();
        UnitOfWork.run(() -> {
            assertThat(cases)
                    .allSatisfy(one -> assertThat(leadsOn(repository.findById(one.order())))
                            .as("%s %s after %s", one.kind(), one.state(), one.message())
                            .isTrue());
            assertThat(cases.stream()
                            .map(one -> repository.findById(one.order()))
                            .filter(Order::isLeftToReviewers))
                    .as("a canary: some results cannot be applied")
                    .hasSizeGreaterThan(20);
        });
    }

    private boolean leadsOn(Order order) {
        if (order.state().waitingFor() == WaitingFor.NOBODY) {
            return true;
        }
        var leading = order.lifecycle().steps().stream()
                .filter(step -> step.from() == order.state() && step.to() != order.state())
                .map(Step::act)
                .collect(Collectors.toSet());
        var allowed = EnumSet.copyOf(leading);
        var open = order.openSteps();
        allowed.retainAll(union(open.acts(OrderRole.APPLICANT), open.acts(OrderRole.REVIEWER)));
        if (!allowed.isEmpty()) {
            return true;
        }
        return order.state().withAuthority()
                && count("authority_results WHERE order_id = ? AND state = 'UNRESOLVED'", order.id()) == 0
                && !open.acts(OrderRole.SYSTEM).isEmpty();
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    @Test
    void an_authority_that_says_nothing_in_time_leaves_the_order_to_reviewers() {
        var review = inState(OrderState.AUTHORITY_REVIEW);
        var code = inState(OrderState.SMS_PENDING);
        var young = inState(OrderState.AUTHORITY_REVIEW);
        sql.update("UPDATE orders SET changed_at = '2026-01-05' WHERE id IN (?, ?)", review, code);
        sql.update("UPDATE orders SET sms_until = '2026-01-06' WHERE id = ?", code);

        OtherReplica.holds(sql, "authority-silence", silent::run);
        assertThat(order(review).isLeftToReviewers()).isFalse();
        silent.run();
        silent.run();

        for (var order : List.of(review, code)) {
            assertThat(order(order).isLeftToReviewers()).isTrue();
            assertThat(order(order).waitingFor()).isEqualTo(WaitingFor.REVIEWER);
            assertThat(history(order).stream().flatMap(step -> step.reasons().stream()))
                    .extracting(reason -> reason.code())
                    .containsExactly("AUTHORITY.SILENT");
        }
        assertThat(order(code).smsUntil()).isNotNull();
        assertThat(order(young).isLeftToReviewers()).isFalse();
        assertThat(order(young).openSteps().acts(OrderRole.REVIEWER)).isEmpty();
    }

    /** The authority's result about the order would wait for the lock. */
    @Test
    void an_order_that_is_not_overdue_is_judged_without_its_lock() {
        var waits = inState(OrderState.AUTHORITY_REVIEW);
        var overdue = inState(OrderState.AUTHORITY_REVIEW);
        sql.update("UPDATE orders SET changed_at = UTC_TIMESTAMP(6) - INTERVAL 4 DAY WHERE id = ?", waits);
        sql.update("UPDATE orders SET changed_at = '2026-01-05' WHERE id = ?", overdue);

        try (var threads = Executors.newSingleThreadExecutor()) {
            UnitOfWork.run(() -> {
                assertThat(repository.locked(waits).state()).isEqualTo(OrderState.AUTHORITY_REVIEW);
                CompletableFuture.runAsync(silent::run, threads)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
            });
        }

        assertThat(order(overdue).isLeftToReviewers()).isTrue();
        assertThat(order(waits).isLeftToReviewers()).isFalse();
    }

    private Order filed() {
        var first = inState(OrderState.AUTHORITY_REVIEW);
        authority.offer("filed", granted(first, NUMBER, order(first).serviceId(), NUMBER + "-1"));
        downloads.run();
        assertThat(state(first)).isEqualTo(OrderState.COMPLETED);
        return order(first);
    }

    /** One order for each message, made together: most of the time goes into commits. */
    private List<Case> scenes(String kind, OrderState state) {
        var made = UnitOfWork.in(() -> messages().keySet().stream()
                .map(message -> new Case(kind, state, message, orders.approved()))
                .toList());
        UnitOfWork.run(() -> made.forEach(this::prepare));
        return made;
    }

    private void prepare(Case one) {
        sql.update("UPDATE orders SET state = ? WHERE id = ?", one.state().name(), one.order());
        if (!one.kind().equals("FILING")) {
            sql.update(
                    "UPDATE orders SET type = 'DEREGISTER_SERVICE', subject_id = ?, subject_number = ?, service_id = ?, "
                            + "filed_number = ? WHERE id = ?",
                    filed.subjectId(),
                    filed.onRecord().subjectNumber(),
                    filed.serviceId(),
                    NUMBER + "-1",
                    one.order());
        }
        if (one.kind().startsWith("PROVIDERS")) {
            sql.update("UPDATE orders SET ground_reason = 'CONTENT.SUBJECT_MISMATCH' WHERE id = ?", one.order());
        }
    }

    private UUID inState(OrderState state) {
        var id = orders.approved();
        sql.update("UPDATE orders SET state = ? WHERE id = ?", state.name(), id);
        return id;
    }

    /** All that a record about one order can say, right and wrong. */
    private Map<String, Function<Order, String>> messages() {
        var all = new LinkedHashMap<String, Function<Order, String>>();
        for (var code : List.of("1", "2", "3", "9", "")) {
            all.put(
                    "SMS " + code,
                    order -> "<DXHY><Record>" + baxh(order.id()) + "<Zt>" + code + "</Zt></Record></DXHY>");
        }
        all.put(
                "SMS with a broken deadline",
                order -> "<DXHY><Record>" + baxh(order.id()) + "<Zt>1</Zt><Jzsj>tomorrow</Jzsj></Record></DXHY>");
        all.put("granted", order -> {
            var number = order.onRecord().subjectNumber() == null
                    ? next()
                    : order.onRecord().subjectNumber();
            return granted(order.id(), number, order.serviceId(), number + "-1");
        });
        all.put("granted in another province", order -> {
            var number = "京ICP备2026%06d号".formatted(++serial);
            return granted(order.id(), number, order.serviceId(), number + "-1");
        });
        all.put("granted under no number", order -> granted(order.id(), "", order.serviceId(), ""));
        all.put("granted under a malformed number", order -> granted(order.id(), "keine", order.serviceId(), "x-1"));
        all.put("granted under a service's number as subject", order -> {
            var number = next();
            return granted(order.id(), number + "-1", order.serviceId(), number + "-1");
        });
        all.put(
                "granted with a service of another subject",
                order -> granted(order.id(), next(), order.serviceId(), next() + "-1"));
        all.put("granted with a malformed service", order -> granted(order.id(), next(), order.serviceId(), "号-0"));
        all.put("granted for an unknown service", order -> {
            var number = next();
            return granted(order.id(), number, Ids.next(), number + "-1");
        });
        all.put("granted without a service", order -> decision(order.id(), "0", "<Ztbah>" + next() + "</Ztbah>"));
        all.put("granted with the service twice", order -> {
            var number = next();
            var service = service(order.serviceId(), number + "-1");
            return decision(order.id(), "0", "<Ztbah>" + number + "</Ztbah><Wzlb>" + service + service + "</Wzlb>");
        });
        all.put(
                "granted with a broken reference",
                order -> decision(
                        order.id(), "0", "<Ztbah>" + next() + "</Ztbah><Wzlb><Wzxx><Wzxh>7</Wzxh></Wzxx></Wzlb>"));
        all.put(
                "granted under a number of another record",
                order -> granted(order.id(), NUMBER, order.serviceId(), NUMBER + "-1"));
        all.put(
                "refused",
                order -> decision(
                        order.id(), "1", "<Yylb><Yy><Zd>/subject/name</Zd><Dm>NAME</Dm><Ms>名称不符</Ms></Yy></Yylb>"));
        all.put("refused without reasons", order -> decision(order.id(), "1", ""));
        all.put("an unknown decision", order -> decision(order.id(), "7", ""));
        all.put(
                "a decision at no time",
                order -> "<BAJG><Record>" + baxh(order.id()) + "<Jg>0</Jg><Shsj>noon</Shsj></Record></BAJG>");
        all.put(
                "filed data",
                order -> "<BASJ><Record>" + baxh(order.id()) + "<Ztbah>" + next() + "</Ztbah></Record></BASJ>");
        all.put("filed data without a number", order -> "<BASJ><Record>" + baxh(order.id()) + "</Record></BASJ>");
        all.put(
                "deregistered",
                order -> "<ZXSJ><Record>" + baxh(order.id()) + "<Ztbah>" + NUMBER
                        + "</Ztbah><Shsj>2026-03-09 10:00:00</Shsj><Yy>空壳</Yy></Record></ZXSJ>");
        all.put(
                "a processing error",
                order -> "<CLCW><Record>" + baxh(order.id()) + "<Dm>PHONE_INVALID</Dm><Ms>手机号</Ms></Record></CLCW>");
        all.put("an unknown group", order -> "<XGTZ><Record>" + baxh(order.id()) + "</Record></XGTZ>");
        all.put("an unknown order", order -> decision(UUID.randomUUID(), "1", ""));
        return all;
    }

    private String next() {
        return "浙ICP备2027%06d号".formatted(++serial);
    }

    private static String granted(UUID order, String subject, UUID service, String serviceNumber) {
        return decision(
                order, "0", "<Ztbah>" + subject + "</Ztbah><Wzlb>" + service(service, serviceNumber) + "</Wzlb>");
    }

    private static String service(UUID service, String number) {
        return "<Wzxx><Wzxh>" + UploadXml.reference(service) + "</Wzxh><Wzbah>" + number + "</Wzbah></Wzxx>";
    }

    private static String decision(UUID order, String code, String more) {
        return "<BAJG><Record>" + baxh(order) + "<Jg>" + code + "</Jg><Shsj>2026-03-09 10:00:00</Shsj>" + more
                + "</Record></BAJG>";
    }
}
