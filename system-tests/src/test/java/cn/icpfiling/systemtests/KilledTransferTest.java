package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** filing-service is killed while it is asked to hand a filing over: the filing is whole at one account, at the end at the new one. */
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
        var subject = source.get("/api/v1/subjects").expect(200).text("/items/0/subjectId");
        var path = TRANSFERS + "/" + source.post(TRANSFERS).expect(201).text("/transferId");
        source.having(source.get(path).expect(200))
                .put(path + "/target", Forms.node().put("login", targetsPhone))
                .expect(200);
        var code = source.post(path + "/code").expect(202).text("/codeId");
        var proof = Forms.node().put("codeId", code).put("code", inbox.code(phone, "权利转移"));
        var seen = source.having(source.get(path).expect(200));

        SCRIPT.succeeds("pause", "filing-service");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var confirmation = threads.submit(() -> seen.post(path + "/confirmation", proof));
            awaitState(source, path, "CONFIRMED");
            SCRIPT.succeeds("stop", "filing-service", "--kill");
            assertThat(confirmation.get().status()).isIn(202, 503, 504);
        }
        assertThat(source.get(path).expect(200).text("/state")).isEqualTo("CONFIRMED");
        SCRIPT.succeeds("start", "filing-service");
        awaitState(source, path, "DONE");

        Problems.assertRefused(source.get("/api/v1/subjects/" + subject), 404, "NOT_FOUND");
        assertThat(source.get("/api/v1/services").expect(200).at("/items")).isEmpty();
        assertThat(target.get("/api/v1/subjects").expect(200).at("/items")).hasSize(1);
        assertThat(target.get("/api/v1/services").expect(200).text("/items/0/serviceNumber"))
                .isEqualTo(filing.subjectNumber() + "-1");
        assertThat(target.get("/api/v1/orders/" + filing.orderId()).expect(200).text("/orderId"))
                .isEqualTo(filing.orderId());
    }

    private static void awaitState(Caller source, String path, String state) {
        var _ = FirstFiling.await(
                "transfer " + path + " is " + state,
                () -> Optional.of(source.get(path).expect(200))
                        .filter(shown -> shown.text("/state").equals(state)));
    }

    @AfterAll
    static void everything_runs_again() throws IOException, InterruptedException {
        SCRIPT.run("resume", "filing-service");
        SCRIPT.run("start", "filing-service");
    }
}
