package cn.icpfiling.platform.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventEditsTest {
    private static final String CONTRACT = """
            asyncapi: 3.0.0
            defaultContentType: application/json
            channels:
              orders:
                address: icp.order.v1
                messages: { opened: { $ref: '#/components/messages/opened' }, closed: { $ref: '#/components/messages/closed' } }
              foreign: { address: icp.account.v1 }
            components:
              messages:
                opened: { name: order.opened, headers: { $ref: ./schemas/headers.json }, payload: { $ref: ./schemas/order.json } }
                closed: { name: order.closed, payload: { $ref: ./schemas/order.json } }
            """;
    private static final String ORDER = """
            { "type": "object", "required": ["id"], "properties": {
              "id": { "type": "string", "format": "uuid" },
              "act": { "enum": ["OPEN", "CLOSE"] },
              "reason": { "enum": ["A"], "description": "May grow" },
              "count": { "type": "integer", "minimum": 0 } } }
            """;
    private static final String HEADERS = """
            { "type": "object", "properties": { "ce_source": { "const": "/orders" } } }
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> breaking() {
        return Stream.of(
                arguments("icp.order.v1", "icp.order.v2", BreakRule.CHANNEL_REMOVED),
                arguments("closed: { $ref: '#/components/messages/closed' }", "", BreakRule.MESSAGE_REMOVED),
                arguments("name: order.opened", "name: order.created", BreakRule.MESSAGE_REMOVED),
                arguments(
                        "defaultContentType: application/json",
                        "defaultContentType: text/x",
                        BreakRule.MESSAGE_REMOVED),
                arguments("\"count\":", "\"number\":", BreakRule.PROPERTY_REMOVED),
                arguments("[\"id\"]", "[\"id\", \"act\"]", BreakRule.PROPERTY_REQUIRED),
                arguments("[\"id\"]", "[]", BreakRule.PROPERTY_OPTIONAL),
                arguments("\"CLOSE\"", "\"CLOSE\", \"REOPEN\"", BreakRule.VALUE_ADDED),
                arguments("\"integer\"", "\"string\"", BreakRule.TYPE_CHANGED),
                arguments("\"uuid\"", "\"uri\"", BreakRule.FORMAT_CHANGED),
                arguments(", \"minimum\": 0", "", BreakRule.BOUND_CHANGED),
                arguments("\"/orders\"", "\"/order\"", BreakRule.VALUE_ADDED));
    }

    static Stream<Arguments> compatible() {
        return Stream.of(
                arguments("\"count\":", "\"site\": { \"type\": \"string\" }, \"count\":"),
                arguments("[\"A\"]", "[\"A\", \"B\"]"),
                arguments(
                        "messages: { opened",
                        "messages: { moved: { name: order.moved, payload: { $ref: ./schemas/order.json } }, opened"),
                arguments("  orders:\n", "  allOrders:\n"),
                arguments("  foreign: { address: icp.account.v1 }\n", ""),
                arguments("\"minimum\": 0", "\"minimum\": 1, \"description\": \"Lines\""));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("breaking")
    void a_breaking_edit_is_found(String from, String to, BreakRule rule) throws IOException {
        assertThat(breaksOf(from, to))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.rule()).isEqualTo(rule));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("compatible")
    void a_compatible_edit_passes(String from, String to) throws IOException {
        assertThat(breaksOf(from, to)).isEmpty();
    }

    @Test
    void a_topic_may_move_to_another_contract() throws IOException {
        var last = write("last", CONTRACT, ORDER, HEADERS);
        var empty = write("empty", "asyncapi: 3.0.0\n", ORDER, HEADERS);
        var moved = write("moved", CONTRACT, ORDER, HEADERS);

        assertThat(EventComparison.between(List.of(last), List.of(empty, moved)))
                .isEmpty();
        assertThat(EventComparison.between(List.of(last), List.of(empty)))
                .singleElement()
                .hasToString("CHANNEL_REMOVED topic icp.order.v1: removed");
    }

    private List<Break> breaksOf(String from, String to) throws IOException {
        assertThat(CONTRACT + ORDER + HEADERS).contains(from);
        var last = write("last", CONTRACT, ORDER, HEADERS);
        var now = write("now", CONTRACT.replace(from, to), ORDER.replace(from, to), HEADERS.replace(from, to));
        return EventComparison.between(List.of(last), List.of(now));
    }

    private Path write(String name, String contract, String order, String headers) throws IOException {
        var schemas = Files.createDirectories(folder.resolve(name).resolve("schemas"));
        Files.writeString(schemas.resolve("order.json"), order);
        Files.writeString(schemas.resolve("headers.json"), headers);
        return Files.writeString(folder.resolve(name).resolve("asyncapi.yaml"), contract);
    }
}
