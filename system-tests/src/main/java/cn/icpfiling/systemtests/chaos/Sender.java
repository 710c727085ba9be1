package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Accounts.SignedIn;
import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.History.Outcome;
import cn.icpfiling.systemtests.chaos.Repeated.Sent;
import cn.icpfiling.systemtests.chaos.Repeated.Told;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A sender that obtains one service number after the other, each with its own idempotency key, whatever happens to the
 * server.
 */
final class Sender {

    private static final String NUMBERS = "/api/v1/service-numbers";
    private static final int STALE_TOKEN = 401;
    private static final int WAIT = 429;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_SLOW = 504;

    /**
     * Wait before the next try: requests must not slow a starting server, and a request that no server received proves
     * nothing.
     */
    private static final Duration NOBODY_THERE = Duration.ofMillis(500);

    private record Request(String key, String instance, Optional<Told> told) {}

    private final Sessions session;
    private final Caller sandbox;
    private final String servers;
    private final History history;
    private final List<Request> requests = new ArrayList<>();

    Sender(Stack stack, SignedIn opened, History history) {
        this.session = Sessions.refreshing(Caller.gateway(stack), opened);
        this.sandbox = Caller.sandbox(stack);
        this.servers = "/cloud/accounts/" + opened.accountId() + "/instances";
        this.history = history;
    }

    void sendsUntil(CountDownLatch calm) {
        while (calm.getCount() > 0) {
            var key = UUID.randomUUID().toString();
            var instance = sandbox.post(servers, Forms.node()).expect(201).text("/instanceId");
            var told = send(key, instance);
            requests.add(new Request(key, instance, told));
            if (told.isEmpty() && over(calm, NOBODY_THERE)) {
                return;
            }
        }
    }

    /** Sends each request twice more, unchanged. */
    List<Sent> repeats() {
        session.renew();
        return requests.stream()
                .map(request -> new Sent(
                        request.key(), request.instance(), request.told(), answered(request), answered(request)))
                .toList();
    }

    /** Returns the count of service numbers for each instance. */
    Map<String, Integer> effects() {
        var effects = new HashMap<String, Integer>();
        var next = "";
        do {
            var page = session.caller().get(NUMBERS + "?limit=200" + next).expect(200);
            for (var number : page.at("/items")) {
                effects.merge(number.path("instanceId").asText(), 1, Integer::sum);
            }
            next = page.at("/next").isTextual() ? "&cursor=" + page.text("/next") : "";
        } while (!next.isEmpty());
        return effects;
    }

    private Told answered(Request request) {
        return Awaitility.await("an answer to " + request.key())
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .until(() -> send(request.key(), request.instance()), Optional::isPresent)
                .orElseThrow();
    }

    /**
     * Returns empty if the answer does not show whether the request took effect, or if the request must be sent again.
     */
    private Optional<Told> send(String key, String instance) {
        Answer answer;
        try {
            answer = session.caller()
                    .withKey(key)
                    .post(NUMBERS, Forms.node().put("product", "ECS").put("instanceId", instance));
        } catch (UncheckedIOException e) {
            history.add(instance, "NUMBER " + key, Outcome.INFO, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (answer.status() == STALE_TOKEN) {
            session.renew();
        }
        var told = switch (answer.status()) {
            case STALE_TOKEN, WAIT, UNAVAILABLE, TOO_SLOW -> false;
            default -> true;
        };
        history.add(
                instance,
                "NUMBER " + key,
                answer.status() == Repeated.DONE ? Outcome.OK : told ? Outcome.FAIL : Outcome.INFO,
                String.valueOf(answer.status()));
        var replayed = answer.headers().firstValue("Idempotent-Replayed").isPresent();
        return told ? Optional.of(Told.of(answer.status(), answer.bytes(), replayed)) : Optional.empty();
    }

    private static boolean over(CountDownLatch calm, Duration time) {
        try {
            return calm.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
