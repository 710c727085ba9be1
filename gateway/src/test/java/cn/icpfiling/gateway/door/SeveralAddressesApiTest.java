package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.gateway.door.TwoReplicas.Mood;
import cn.icpfiling.platform.testkit.rest.Response;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("long")
@QuarkusTest
@TestProfile(SeveralAddressesApiTest.Several.class)
@QuarkusTestResource(value = TwoReplicas.class, restrictToAnnotatedClass = true)
class SeveralAddressesApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final int LOOPS = 2;
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    MeterRegistry metrics;

    /** Each event loop has circuits of its own, so the requests until all are open grow with the number of loops. */
    public static final class Several implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.vertx.event-loops-pool-size", String.valueOf(LOOPS));
        }
    }

    @BeforeEach
    @AfterEach
    void both_are_well_and_get_requests() {
        TwoReplicas.ONE.is(Mood.WELL);
        TwoReplicas.OTHER.is(Mood.WELL);
        await().atMost(SOON).until(() -> {
            // on every event loop, since each has its own view
            for (var caller = 0; caller < 16; caller++) {
                read();
            }
            return TwoReplicas.ONE.requests.getAndSet(0) >= 6 && TwoReplicas.OTHER.requests.getAndSet(0) >= 6;
        });
    }

    @Test
    void requests_are_shared_evenly() {
        for (var request = 0; request < 40; request++) {
            assertThat(read()).isEqualTo(200);
        }
        assertThat(TwoReplicas.ONE.requests.get()).isBetween(15L, 25L);
        assertThat(TwoReplicas.ONE.requests.get() + TwoReplicas.OTHER.requests.get())
                .isEqualTo(40);
    }

    @Test
    @Tag("long")
    void who_reads_notices_nothing_of_an_address_that_dies_and_it_comes_back() {
        TwoReplicas.ONE.is(Mood.DROPS);
        for (var request = 0; request < 100; request++) {
            assertThat(read()).isEqualTo(200);
        }
        var asked = TwoReplicas.ONE.requests.get();
        for (var request = 0; request < 20; request++) {
            assertThat(read()).isEqualTo(200);
        }
        assertThat(TwoReplicas.ONE.requests.get()).as("its circuit is open").isEqualTo(asked);
        assertThat(count("gateway.addresses.ejected")).isPositive();
        assertThat(count("gateway.requests.retried")).isPositive();

        await().atMost(SOON).until(() -> TwoReplicas.ONE.probes.get() > 0);
        TwoReplicas.ONE.is(Mood.WELL);
        await().atMost(SOON).until(() -> read() == 200 && TwoReplicas.ONE.requests.get() > 0);
    }

    @Test
    @Tag("long")
    void a_write_is_never_sent_twice() {
        TwoReplicas.ONE.is(Mood.DROPS);
        var answered = 0;
        var refused = 0;
        for (var request = 0; request < 40; request++) {
            var status = write();
            answered += status == 200 ? 1 : 0;
            refused += status == 503 ? 1 : 0;
        }
        assertThat(answered + refused).isEqualTo(40);
        assertThat(refused).as("until the circuits are open").isPositive();
        assertThat(TwoReplicas.ONE.requests.get()).isEqualTo(refused);
        assertThat(TwoReplicas.OTHER.requests.get()).isEqualTo(answered);
    }

    @Test
    @Tag("long")
    void an_address_that_answers_no_more_is_given_up_after_a_few_requests_in_their_time() {
        TwoReplicas.ONE.is(Mood.SILENT);
        var late = 0;
        for (var request = 0; request < 60 && late < 40; request++) {
            late += read() == 504 ? 1 : 0;
        }
        assertThat(late).isBetween(1, 30);
        for (var request = 0; request < 20; request++) {
            assertThat(read()).isEqualTo(200);
        }
    }

    @Test
    @Tag("long")
    void who_reads_notices_nothing_of_an_address_that_answers_only_faults_and_it_comes_back() {
        TwoReplicas.ONE.is(Mood.FAILS);
        var ejected = count("gateway.addresses.ejected");
        var begin = System.nanoTime();
        for (var request = 0; request < 150; request++) {
            assertThat(read()).isEqualTo(200);
        }
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        assertThat(count("gateway.addresses.ejected")).isGreaterThan(ejected);
        assertThat(TwoReplicas.ONE.requests.get())
                .as("of each event loop the faults until its circuit is open, and at most a trial a second")
                .isLessThanOrEqualTo(LOOPS * (Peer.MORE_FAULTS + 1 + seconds));

        await().atMost(SOON).until(() -> TwoReplicas.ONE.probes.get() > 0);
        TwoReplicas.ONE.is(Mood.WELL);
        await().atMost(SOON).until(() -> read() == 200 && TwoReplicas.ONE.requests.get() > 0);
    }

    @Test
    @Tag("long")
    void a_write_that_is_answered_with_a_fault_is_not_sent_again() {
        TwoReplicas.ONE.is(Mood.FAILS);
        var ejected = count("gateway.addresses.ejected");
        var answered = 0;
        var written = 0;
        while (count("gateway.addresses.ejected") == ejected && written < 200) {
            written++;
            answered += write() == 200 ? 1 : 0;
        }
        assertThat(count("gateway.addresses.ejected")).isGreaterThan(ejected);
        assertThat(TwoReplicas.OTHER.requests.get()).isEqualTo(answered);
        assertThat(TwoReplicas.ONE.requests.get())
                .isEqualTo(written - answered)
                .isGreaterThanOrEqualTo(Peer.MORE_FAULTS);
    }

    @Test
    @Tag("long")
    void if_all_addresses_answer_faults_none_is_left_alone_and_each_fault_reaches_its_caller() {
        TwoReplicas.ONE.is(Mood.FAILS);
        TwoReplicas.OTHER.is(Mood.FAILS);
        var ejected = count("gateway.addresses.ejected");
        var retried = count("gateway.requests.retried");
        for (var request = 0; request < 40; request++) {
            assertThat(reading().then().extract().path("code").toString()).isEqualTo("SERVICE_UNAVAILABLE");
        }
        retried = count("gateway.requests.retried") - retried;
        assertThat(retried).as("hardly any, since none is well").isLessThan(20);
        assertThat(TwoReplicas.ONE.requests.get() + TwoReplicas.OTHER.requests.get())
                .isEqualTo(40 + (long) retried);
        assertThat(count("gateway.addresses.ejected")).isEqualTo(ejected);
        TwoReplicas.ONE.is(Mood.WELL);
        TwoReplicas.OTHER.is(Mood.WELL);
        for (var request = 0; request < 20; request++) {
            assertThat(read()).isEqualTo(200);
        }
        assertThat(TwoReplicas.ONE.requests.get()).isPositive();
        assertThat(TwoReplicas.OTHER.requests.get()).isPositive();
    }

    @Test
    @Tag("long")
    void a_fault_that_came_late_is_not_repeated_because_the_other_address_would_have_no_time() {
        TwoReplicas.ONE.is(Mood.FAILS_LATE);
        var answered = 0;
        for (var request = 0; request < 6; request++) {
            answered += read() == 200 ? 1 : 0;
        }
        assertThat(TwoReplicas.OTHER.requests.get()).isEqualTo(answered);
        assertThat(TwoReplicas.ONE.requests.get()).isEqualTo(6 - answered).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "LACKS_NEIGHBOUR"})
    void an_address_that_sheds_requests_or_lacks_a_neighbour_is_not_sick_and_is_no_burden_to_the_other(Mood mood) {
        TwoReplicas.ONE.is(mood);
        var shed = 0;
        for (var request = 0; request < 40; request++) {
            shed += read() == 503 ? 1 : 0;
        }
        assertThat(TwoReplicas.ONE.requests.get()).isEqualTo(shed).isBetween(15L, 25L);
        assertThat(TwoReplicas.OTHER.requests.get()).isEqualTo(40 - shed);
    }

    @Test
    @Tag("long")
    void a_service_with_one_address_that_is_back_takes_all_callers_who_come_at_once() throws Exception {
        TwoReplicas.ONLY.is(Mood.DROPS);
        for (var request = 0; request < 16 * LOOPS; request++) {
            assertThat(findings()).as("out of reach").isEqualTo(503);
        }
        TwoReplicas.ONLY.is(Mood.WELL_LATE);
        await().atMost(SOON).until(() -> TwoReplicas.ONLY.probes.get() >= LOOPS);
        Thread.sleep(2 * TwoReplicas.COLD.toMillis()); // the probes are answered late, too
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (var caller = 0; caller < 16; caller++) {
                answers.add(callers.submit(SeveralAddressesApiTest::findings));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private static int findings() {
        return given().auth()
                .oauth2(StubServices.token())
                .get("/api/v1/findings")
                .statusCode();
    }

    private double count(String metric) {
        return metrics.counter(metric, "service", "filing-service").count();
    }

    private static int read() {
        return reading().statusCode();
    }

    private static Response reading() {
        return given().auth().oauth2(StubServices.token()).get(ORDERS);
    }

    private static int write() {
        return given().auth()
                .oauth2(StubServices.token())
                .contentType("application/json")
                .header("Idempotency-Key", "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3")
                .body("{}")
                .post(ORDERS)
                .statusCode();
    }
}
