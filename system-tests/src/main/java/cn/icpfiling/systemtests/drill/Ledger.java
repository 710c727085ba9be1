package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.Sessions;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Callers that obtain one service number after the other and note each one that they were told, with the time of the answer. What is
 * noted must be in the database for ever.
 */
final class Ledger {

    private static final int WRITERS = 2;
    private static final int PAUSE_MILLIS = 100;
    private static final int REST_MILLIS = 500;
    private static final int CREATED = 201;
    private static final int STALE_TOKEN = 401;

    /** A service number that a caller was told. */
    record Acknowledged(String number, Instant at) {}

    /**
     * How much of what was acknowledged until a moment is there.
     *
     * @param lastAcknowledged the newest answer until that moment
     * @param lastRestored the newest one among those before the first that is missing; the last acknowledged one if none is missing
     */
    record Loss(int acknowledged, int lost, Instant lastAcknowledged, Instant lastRestored) {

        static Loss of(Collection<Acknowledged> told, Collection<String> present, Instant until) {
            var before = told.stream()
                    .filter(one -> !one.at().isAfter(until))
                    .sorted((one, other) -> one.at().compareTo(other.at()))
                    .toList();
            Differs.unless(!before.isEmpty(), "nothing was acknowledged until %s, so this proves nothing", until);
            var last = before.getLast().at();
            var missing = before.stream()
                    .filter(one -> !present.contains(one.number()))
                    .toList();
            var restored = missing.isEmpty()
                    ? last
                    : before.stream()
                            .map(Acknowledged::at)
                            .filter(at -> at.isBefore(missing.getFirst().at()))
                            .reduce((one, next) -> next)
                            .orElse(Instant.EPOCH);
            return new Loss(before.size(), missing.size(), last, restored);
        }

        double seconds() {
            return (lastAcknowledged.toEpochMilli() - lastRestored.toEpochMilli()) / 1e3;
        }
    }

    private final Queue<Acknowledged> told = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Stack stack;
    private volatile boolean stopped;

    Ledger(Stack stack) {
        this.stack = stack;
    }

    /** Returns when each writer has an account. */
    void begins() {
        var accounts = new Accounts(stack);
        var sandbox = Caller.sandbox(stack);
        for (var writer = 0; writer < WRITERS; writer++) {
            var opened = accounts.signUp(Applicant.freshPhone());
            var session = Sessions.refreshing(Caller.gateway(stack), opened);
            var servers = "/cloud/accounts/" + opened.accountId() + "/instances";
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                while (!stopped) {
                    pause(writes(session, sandbox, servers) ? PAUSE_MILLIS : REST_MILLIS);
                }
            }));
        }
    }

    /** Returns false if no answer came, or a refusal: then nothing is noted. */
    private boolean writes(Sessions session, Caller sandbox, String servers) {
        try {
            var instance = sandbox.post(servers, Forms.node()).expect(CREATED).text("/instanceId");
            var answer = session.caller()
                    .post(
                            "/api/v1/service-numbers",
                            Forms.node().put("product", "ECS").put("instanceId", instance));
            if (answer.status() == STALE_TOKEN) {
                session.renew();
            }
            if (answer.status() != CREATED) {
                return false;
            }
            told.add(new Acknowledged(answer.text("/number"), Instant.now()));
            return true;
        } catch (UncheckedIOException | Differs e) {
            return false;
        }
    }

    List<Acknowledged> told() {
        return List.copyOf(told);
    }

    List<Acknowledged> ends() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
        return told();
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
