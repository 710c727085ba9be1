package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A service is killed while a filing is handed over: the filing is whole at one account, at the end at the new one. filing-service dies with
 * the request in its hands; that it dies within the transaction, {@code ConcurrentTransfersApiTest} shows with a killed connection.
 * account-service dies after it has asked, and never hears the answer.
 */
@Tag("long")
@Tag("chaos")
@Order(Integer.MAX_VALUE - 2)
@Isolated
class KilledTransferTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Script SCRIPT = new Script(STACK);
    private static final String TRANSFERS = "/api/v1/filing-transfers";

    private final Inbox inbox = new Inbox(STACK);

    @Test
    void a_confirmed_transfer_whose_hand_over_was_killed_is_completed_once() throws Exception {
        var phone = Applicant.freshPhone();
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(phone))
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
        var source = filing.caller();
        var targetsPhone = Applicant.freshPhone();
        var target = new Accounts(STACK).signUp(targetsPhone).caller();

        var given = begins(source, phone, targetsPhone);
        confirmsAndThen(source, given, () -> {
            SCRIPT.succeeds("stop", "filing-service", "--kill");
            assertThat(source.get(given.path()).expect(200).text("/state")).isEqualTo("CONFIRMED");
            SCRIPT.succeeds("start", "filing-service");
        });
        hasMoved(filing, source, target);

        var back = begins(target, targetsPhone, phone);
        confirmsAndThen(target, back, () -> {
            SCRIPT.succeeds("stop", "account-service", "--kill");
            // It has the request, hands over, and tells a dead process so.
            SCRIPT.succeeds("resume", "filing-service");
            SCRIPT.succeeds("start", "account-service");
        });
        hasMoved(filing, target, source);
    }

    /** A transfer that waits for its confirmation, as its source sees it. */
    private record Begun(String path, ObjectNode proof) {}

    private interface Trouble {
        void happens() throws IOException, InterruptedException;
    }

    private Begun begins(Caller source, String phone, String targetsPhone) {
        var path = TRANSFERS + "/" + source.post(TRANSFERS).expect(201).text("/transferId");
        source.having(source.get(path).expect(200))
                .put(path + "/target", Forms.node().put("login", targetsPhone))
                .expect(200);
        var code = source.post(path + "/code").expect(202).text("/codeId");
        return new Begun(path, Forms.node().put("codeId", code).put("code", inbox.code(phone, "权利转移")));
    }

    /** filing-service is paused, so that the hand-over has no answer when the trouble happens. */
    private static void confirmsAndThen(Caller source, Begun transfer, Trouble trouble) throws Exception {
        var seen = source.having(source.get(transfer.path()).expect(200));
        SCRIPT.succeeds("pause", "filing-service");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var confirmation = threads.submit(() -> seen.post(transfer.path() + "/confirmation", transfer.proof()));
            awaitState(source, transfer.path(), "CONFIRMED");
            trouble.happens();
            assertThat(confirmation.get().status()).isIn(200, 202, 502, 503, 504);
        }
        awaitState(source, transfer.path(), "DONE");
    }

    private static void hasMoved(FirstFiling filing, Caller from, Caller to) {
        assertThat(from.get("/api/v1/subjects").expect(200).at("/items")).isEmpty();
        assertThat(from.get("/api/v1/services").expect(200).at("/items")).isEmpty();
        var subject = to.get("/api/v1/subjects").expect(200).at("/items");
        assertThat(subject).hasSize(1);
        Problems.assertRefused(
                from.get("/api/v1/subjects/" + subject.path(0).path("subjectId").asText()), 404, "NOT_FOUND");
        assertThat(to.get("/api/v1/services").expect(200).text("/items/0/serviceNumber"))
                .isEqualTo(filing.subjectNumber() + "-1");
        assertThat(to.get("/api/v1/orders/" + filing.orderId()).expect(200).text("/orderId"))
                .isEqualTo(filing.orderId());
    }

    private static void awaitState(Caller source, String path, String state) {
        var _ = FirstFiling.await(
                "transfer " + path + " is " + state,
                () -> Optional.of(source.get(path))
                        .filter(shown ->
                                shown.status() == 200 && shown.text("/state").equals(state)));
    }

    @AfterAll
    static void everything_runs_again() throws IOException, InterruptedException {
        SCRIPT.run("resume", "filing-service");
        SCRIPT.run("start", "filing-service");
        SCRIPT.run("start", "account-service");
    }
}
