package cn.icpfiling.account.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that never stops working while its key is replaced. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class KeyRotationOfPartnersApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WORKERS = 3;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicIntegerArray rounds = new AtomicIntegerArray(WORKERS);
    private final AtomicBoolean over = new AtomicBoolean();
    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create("clients:write", "customers:read");
    }

    @Test
    void a_key_is_replaced_without_one_failed_request() throws Exception {
        var old = TestKey.p256();
        var next = TestKey.ed25519();
        String oldId = partner.adds(old).then().statusCode(201).extract().path("credentialId");
        var used = new AtomicReference<>(old);
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (var number = 0; number < WORKERS; number++) {
                var worker = number;
                workers.execute(() -> {
                    while (!over.get()) {
                        work(used.get());
                        rounds.incrementAndGet(worker);
                    }
                });
            }
            roundsMore();

            partner.adds(next).then().statusCode(201);
            roundsMore();
            used.set(next);
            roundsMore();
            revokes(oldId);
            roundsMore();
            // long enough for this process to have heard of it
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(failures::isEmpty);
            over.set(true);
        }

        assertThat(failures).isEmpty();
        partner.shows(old.assertion(partner.client())).then().statusCode(401);
    }

    /** The canary: who revokes before the next key is in use sees it fail. */
    @Test
    void a_gap_would_be_noticed() {
        var old = TestKey.p256();
        String oldId = partner.adds(old).then().statusCode(201).extract().path("credentialId");
        work(old);
        assertThat(failures).isEmpty();

        revokes(oldId);
        work(old);

        assertThat(failures).isNotEmpty();
    }

    private void work(TestKey key) {
        var answer = partner.shows(key.assertion(partner.client()));
        if (answer.statusCode() != 200) {
            failures.add("token: " + answer.statusCode() + " " + answer.path("code"));
            return;
        }
        var token = answer.<String>path("access_token");
        for (var call : List.of("/customers", "/clients")) {
            var status = partner.as(token).get(partner.path(call)).statusCode();
            if (status != 200) {
                failures.add(call + ": " + status);
            }
        }
    }

    /** Until each worker has begun and ended a round from here on. */
    private void roundsMore() {
        var before = IntStream.range(0, WORKERS).map(rounds::get).toArray();
        await().atMost(PATIENCE)
                .until(() -> IntStream.range(0, WORKERS).allMatch(worker -> rounds.get(worker) >= before[worker] + 2));
    }

    private void revokes(String credential) {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        new Caller()
                .as(administrator)
                .delete(partner.clientPath("/credentials/" + credential))
                .then()
                .statusCode(204);
    }
}
