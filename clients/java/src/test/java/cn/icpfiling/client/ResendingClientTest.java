package cn.icpfiling.client;

import static cn.icpfiling.client.ScriptedServer.Answer.json;
import static cn.icpfiling.client.ScriptedServer.Answer.lostConnection;
import static cn.icpfiling.client.ScriptedServer.Answer.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.client.ScriptedServer.Asked;
import cn.icpfiling.client.api.OrdersApi;
import cn.icpfiling.client.generated.ApiException;
import cn.icpfiling.client.model.OrderRequest;
import cn.icpfiling.client.model.SubjectEntry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResendingClientTest {

    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofSeconds(30));

    @Test
    void a_post_with_a_key_keeps_it_over_retries() throws Exception {
        try (var server = ScriptedServer.of(
                lostConnection(),
                problem(503, "SERVICE_UNAVAILABLE"),
                problem(409, "IDEMPOTENCY_KEY_IN_USE"),
                order(201))) {
            var key = IdempotencyKey.fresh();

            var order = orders(server, Tokens.fixed("t")).draftOrder(draft(key));

            assertThat(order.getOrderId()).isEqualTo(ID);
            assertThat(server.asked()).hasSize(4).allSatisfy(request -> {
                assertThat(request.header("Idempotency-Key")).hasValue(key);
                assertThat(request.header("Authorization")).hasValue("Bearer t");
                assertThat(request.header("Accept-Language")).hasValue("en");
                assertThat(request.body()).isEqualTo("{\"typeCheckId\":\"" + ID + "\"}");
            });
        }
    }

    @Test
    void a_change_that_may_have_taken_effect_is_not_sent_again() {
        try (var server = ScriptedServer.of(problem(503, "SERVICE_UNAVAILABLE", "Retry-After", "0"), order(200))) {
            assertThatThrownBy(() -> enter(server)).isInstanceOfSatisfying(ProblemException.class, refused -> {
                assertThat(refused.is("SERVICE_UNAVAILABLE", "SERVICE_BUSY")).isTrue();
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.retryAfter()).hasValue(Duration.ZERO);
                assertThat(refused.traceId()).isEqualTo("0123456789abcdef0123456789abcdef");
                assertThat(refused.remedy()).hasValue("Do it right");
                assertThat(refused.faults()).singleElement().satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/name");
                    assertThat(fault.rule()).isNull();
                });
            });
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void a_lost_change_is_not_sent_again_either() {
        try (var server = ScriptedServer.of(lostConnection(), order(200))) {
            assertThatThrownBy(() -> enter(server)).isInstanceOf(ApiException.class);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void a_request_refused_by_a_limit_is_sent_again_after_retry_after() throws Exception {
        try (var server = ScriptedServer.of(problem(429, "TOO_MANY_REQUESTS", "Retry-After", "1"), order(200))) {
            var begun = System.nanoTime();

            enter(server);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void a_long_retry_after_is_the_callers() {
        try (var server = ScriptedServer.of(problem(429, "TOO_MANY_REQUESTS", "Retry-After", "60"))) {
            assertThatThrownBy(() -> enter(server))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.retryAfter()).hasValue(Duration.ofMinutes(1)));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void a_refused_token_is_replaced_once() throws Exception {
        try (var server = ScriptedServer.of(problem(401, "TOKEN_REVOKED"), order(201))) {
            orders(server, replaced()).draftOrder(draft(IdempotencyKey.fresh()));

            assertThat(server.asked())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly(Optional.of("Bearer old"), Optional.of("Bearer new"));
            assertThat(server.asked().stream().map(ResendingClientTest::key).distinct())
                    .hasSize(1);
        }
        try (var server = ScriptedServer.of(problem(401, "TOKEN_REVOKED"))) {
            assertThatThrownBy(() -> orders(server, replaced()).draftOrder(draft("k")))
                    .isInstanceOf(ProblemException.class);
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void what_is_no_problem_detail_is_an_exception_of_the_generated_code() {
        var page =
                new ScriptedServer.Answer(400, "<h1>Bad request</h1>", java.util.Map.of("Content-Type", "text/html"));
        try (var server = ScriptedServer.of(page)) {
            assertThatThrownBy(() -> enter(server))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.getResponseBody()).contains("Bad request"));
        }
    }

    private static Tokens replaced() {
        return new Tokens() {
            private String current = "old";

            @Override
            public String token() {
                return current;
            }

            @Override
            public void refused(String token) {
                current = "new";
            }
        };
    }

    private static OrdersApi orders(ScriptedServer server, Tokens tokens) {
        return IcpClient.at(server.address())
                .tokens(tokens)
                .retries(QUICK)
                .language(Locale.ENGLISH)
                .build()
                .api(OrdersApi::new);
    }

    private static OrdersApi.APIDraftOrderRequest draft(String key) {
        return OrdersApi.APIDraftOrderRequest.newBuilder()
                .orderRequest(new OrderRequest().typeCheckId(ID))
                .idempotencyKey(key)
                .build();
    }

    private static void enter(ScriptedServer server) throws ApiException {
        orders(server, Tokens.fixed("t"))
                .enterSubject(OrdersApi.APIEnterSubjectRequest.newBuilder()
                        .id(ID)
                        .ifMatch("\"7-zh\"")
                        .subjectEntry(new SubjectEntry().name("示例"))
                        .build());
    }

    private static ScriptedServer.Answer order(int status) {
        return json(status, "{\"orderId\":\"" + ID + "\",\"state\":\"DRAFT\"}", "ETag", "\"8-zh\"");
    }

    private static Optional<String> key(Asked request) {
        return request.header("Idempotency-Key");
    }
}
