package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** J30: a partner files for many customers in one call, and looks up what came of each. */
class BulkOrdersTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String BULK = "/api/v1/bulk-orders";
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CUSTOMERS = 20;

    private final Partner partner = Partner.letIn(STACK);

    @Test
    void twenty_customers_are_filed_for_in_one_call_and_each_has_its_order() {
        var customers = IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(i -> partner.opens("C-" + i))
                .toList();
        var caller = partner.caller();
        var key = caller.withKey("\"day-1-%s\"".formatted(partner.id()));
        var lines = customers.stream().map(BulkOrdersTest::line).collect(Collectors.toList());
        lines.add(line(customers.getFirst()).put("reference", "C-0").put("onBehalfOf", partner.id()));

        var operation = sends(key, lines).expect(202);
        var path = operation.headers().firstValue("Location").orElseThrow();
        assertThat(sends(key, lines).expect(202).text("/operationId")).isEqualTo(operation.text("/operationId"));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(caller.get(path).expect(200).text("/state")).isEqualTo("FINISHED"));
        var failed = caller.get(path + "/results?state=FAILED").expect(200);
        assertThat(texts(failed, "reference")).containsExactly("C-0");
        assertThat(failed.text("/items/0/problem/code")).isEqualTo("NOT_FOUND");
        var done = caller.get(path + "/results?state=DONE").expect(200);
        assertThat(texts(done, "reference"))
                .containsExactlyElementsOf(
                        customers.stream().map(Partner.Customer::reference).toList());
        assertThat(texts(caller.get("/api/v1/orders").expect(200), "orderId"))
                .containsExactlyInAnyOrderElementsOf(texts(done, "orderId"));

        Problems.assertRefused(Partner.letIn(STACK).caller().get(path), 404, "NOT_FOUND");
    }

    @Test
    void a_large_body_passes_the_gateway_and_is_judged_as_a_whole() {
        var padding = " ".repeat(5_000);
        var lines = IntStream.rangeClosed(1, 1001)
                .mapToObj(i -> "{\"reference\":\"C-%d\"}%s".formatted(i, padding))
                .collect(Collectors.joining("\n"));

        var refused = partner.caller().send("POST", BULK, lines.getBytes(StandardCharsets.UTF_8), NDJSON);

        Problems.assertRefused(refused, 400, "INVALID_FIELD");
        assertThat(refused.text("/errors/0/code")).isEqualTo("TOO_MANY_LINES");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/lines/1001");
        Problems.assertRefused(partner.caller().send("POST", BULK, new byte[9 << 20], NDJSON), 413, "BODY_TOO_LARGE");
    }

    private static ObjectNode line(Partner.Customer customer) {
        var who = Applicant.fresh();
        var line = Forms.node().put("reference", customer.reference()).put("onBehalfOf", customer.id());
        line.set("typeCheck", Forms.typeQuestion(who));
        line.set("subject", Forms.subject(who));
        line.set("service", Forms.service(who, null));
        return line;
    }

    private static Answer sends(Caller caller, List<ObjectNode> lines) {
        var body = lines.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
        return caller.send("POST", BULK, body.getBytes(StandardCharsets.UTF_8), NDJSON);
    }

    private static List<String> texts(Answer list, String field) {
        return StreamSupport.stream(list.at("/items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
