package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/**
 * Sends every operation that takes an {@code Idempotency-Key} one that its caller used for another content (422), and
 * one whose first request has not ended (409). That first request is a transaction which holds the lock on the key's row
 * until the second was answered; no test waits for time to pass.
 */
public final class KeySweep {
    private static final int IN_USE = 409;
    private static final int REUSED = 422;
    private static final Reply DONE = new Reply(200, null, null, "done");

    private final RefusalSweep sweep;
    private final IdempotencyService service;
    private final Set<String> left = new HashSet<>();
    private final Set<String> never = new HashSet<>();

    public KeySweep(RefusalSweep sweep, IdempotencyService service) {
        this.sweep = sweep;
        this.service = service;
    }

    /** Leaves operations out of {@link #running} that refuse the sample before they claim its key; say why at the call. */
    public KeySweep without(String... operationIds) {
        left.addAll(List.of(operationIds));
        return this;
    }

    /** Leaves operations out altogether that find first that what their sample names is not there. */
    public KeySweep withoutAny(String... operationIds) {
        never.addAll(List.of(operationIds));
        return this;
    }

    /**
     * The caller used the key for a request of another content.
     *
     * @param sender the client and the account of the role's token, as {@code client/account}
     * @return the operations that refused it
     */
    public Set<String> used(String role, String sender) {
        return sweep.refusesAll(
                REUSED, CommonProblem.IDEMPOTENCY_KEY_REUSED.name(), role, this::comparesKeys, usedBy(sender));
    }

    /** The caller's first request with the key still runs; otherwise as {@link #used}. */
    public Set<String> running(String role, String sender) {
        return sweep.refusesAll(
                IN_USE, CommonProblem.IDEMPOTENCY_KEY_IN_USE.name(), role, this::claimsFirst, heldBy(sender));
    }

    /**
     * One request whose body has no sample in the contract, while the caller's first one with its key runs.
     *
     * @param request sends it with the key, and judges the answer
     */
    public void whileRunning(String sender, String operationId, Consumer<String> request) {
        var key = Fault.key();
        heldBy(sender).send(operationId, key, () -> request.accept(key));
    }

    /** The canary: a key that was used is not one whose first request runs, so that a sweep which expects that must fail. */
    public void canTurnRed(String role, String sender) {
        Assertions.assertThatThrownBy(() -> sweep.refusesAll(
                        IN_USE, CommonProblem.IDEMPOTENCY_KEY_IN_USE.name(), role, this::comparesKeys, usedBy(sender)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("422 in place of 409");
    }

    private boolean comparesKeys(String operationId) {
        return sweep.takesKeys(operationId) && !never.contains(operationId);
    }

    private boolean claimsFirst(String operationId) {
        return comparesKeys(operationId) && !left.contains(operationId);
    }

    private RefusalSweep.Around usedBy(String sender) {
        return (operation, key, second) -> {
            service.perform(first(sender, operation, key), () -> DONE);
            second.run();
        };
    }

    private RefusalSweep.Around heldBy(String sender) {
        return (operation, key, second) -> {
            var begun = new CompletableFuture<Void>();
            var answered = new CompletableFuture<Void>();
            var first = CompletableFuture.runAsync(
                    () -> service.perform(first(sender, operation, key), () -> {
                        begun.complete(null);
                        answered.join();
                        return DONE;
                    }),
                    Thread::startVirtualThread);
            CompletableFuture.anyOf(begun, first).join();
            try {
                second.run();
            } finally {
                answered.complete(null);
                first.join();
            }
        };
    }

    private static IdempotentRequest first(String sender, String operation, String key) {
        return new IdempotentRequest(sender, operation, key, List.of("another content"));
    }
}
