package cn.icpfiling.platform.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is an edit of a contract that breaks a caller of the last release. */
class BreakingEditsTest {

    static Stream<Arguments> edits() {
        return Stream.of(
                arguments("  /orders:", "  /filings:", BreakRule.OPERATION_REMOVED, "GET /orders: removed"),
                arguments("    post:", "    put:", BreakRule.OPERATION_REMOVED, "POST /orders: removed"),
                arguments(
                        "operationId: listOrders",
                        "operationId: findOrders",
                        BreakRule.OPERATION_REMOVED,
                        "findOrders"),
                arguments("{ url: / }", "{ url: /v2 }", BreakRule.SERVER_REMOVED, "servers: /"),
                arguments("name: limit", "name: size", BreakRule.PARAMETER_REMOVED, "query limit"),
                arguments(
                        "name: state, in: query",
                        "name: state, in: header",
                        BreakRule.PARAMETER_REMOVED,
                        "query state"),
                arguments(
                        "name: state, in: query",
                        "name: state, in: query, required: true",
                        BreakRule.PARAMETER_REQUIRED,
                        "state"),
                arguments(
                        "      responses:\n        '200'",
                        "        - { name: from, in: query, required: true, schema: { type: string } }\n"
                                + "      responses:\n        '200'",
                        BreakRule.PARAMETER_REQUIRED,
                        "query from: is new and required"),
                arguments("explode: true", "explode: false", BreakRule.PARAMETER_FORM_CHANGED, "explode"),
                arguments(
                        "      requestBody:",
                        "      requestBody:\n        required: true",
                        BreakRule.BODY_CHANGED,
                        "must have"),
                arguments("      requestBody:", "      x-body:", BreakRule.BODY_CHANGED, "takes no body any more"),
                arguments("text/csv", "text/tab-separated-values", BreakRule.MEDIA_TYPE_REMOVED, "text/csv"),
                arguments(
                        "application/x-ndjson",
                        "application/jsonl",
                        BreakRule.MEDIA_TYPE_REMOVED,
                        "application/x-ndjson"),
                arguments("'409'", "'410'", BreakRule.RESPONSE_REMOVED, "GET /orders 409"),
                arguments("headers: { ETag", "headers: { Tag", BreakRule.HEADER_REMOVED, "ETag: removed"),
                arguments("ETag: { required: true, ", "ETag: { ", BreakRule.HEADER_REMOVED, "may be left out"),
                arguments("[applicant, partner]", "[applicant]", BreakRule.ACCESS_NARROWED, "role partner removed"),
                arguments(
                        "x-icp-scope: orders:read", "x-icp-scope: orders:all", BreakRule.ACCESS_NARROWED, "orders:all"),
                arguments(
                        "x-icp-roles: [applicant]\n",
                        "x-icp-roles: [applicant]\n      x-icp-scope: orders:write\n",
                        BreakRule.ACCESS_NARROWED,
                        "scope orders:write is new"),
                arguments(
                        "x-icp-scope: orders:read",
                        "x-icp-scope: orders:read\n      x-icp-fresh-factor: 15",
                        BreakRule.ACCESS_NARROWED,
                        "fresh factor of 15 minutes is new"),
                arguments(
                        "x-icp-fresh-factor: 30",
                        "x-icp-fresh-factor: 15",
                        BreakRule.ACCESS_NARROWED,
                        "fresh factor of 15 minutes was 30"),
                arguments(
                        "[ { bearer: [] }, { client",
                        "[ { client",
                        BreakRule.ACCESS_NARROWED,
                        "security {bearer=[]} removed"),
                arguments(", { client: ['orders:read'] }", "", BreakRule.ACCESS_NARROWED, "client"),
                arguments(
                        "{ client: ['orders:read'] }",
                        "{ client: ['orders:read', more] }",
                        BreakRule.ACCESS_NARROWED,
                        "client"),
                arguments("security: [], ", "", BreakRule.ACCESS_NARROWED, "GET /open: is not open any more"),
                arguments("scheme: bearer", "scheme: basic", BreakRule.SCHEME_CHANGED, "scheme bearer became"),
                arguments("tokenUrl: /token", "tokenUrl: /tokens", BreakRule.SCHEME_CHANGED, "tokenUrl"),
                arguments("{ 'orders:read': Read }", "{}", BreakRule.SCHEME_CHANGED, "scope orders:read removed"),
                arguments(
                        "    client: { type: oauth2",
                        "    other: { type: oauth2",
                        BreakRule.SCHEME_CHANGED,
                        "scheme client: removed"),
                arguments("20971520", "10485760", BreakRule.BODY_LIMIT_LOWERED, "20971520 became 10485760"),
                arguments(
                        "x-icp-max-body-bytes: 20971520", "summary: S", BreakRule.BODY_LIMIT_LOWERED, "became 131072"),
                arguments("size: { type: number", "size: { type: string", BreakRule.TYPE_CHANGED, "Order.size"),
                arguments("count: { type: integer", "count: { type: string", BreakRule.TYPE_CHANGED, "NewOrder.count"),
                arguments(
                        "note: { type: string",
                        "note: { type: [string, integer]",
                        BreakRule.TYPE_CHANGED,
                        "Order.note"),
                arguments(
                        "minimum: 1, maximum: 100",
                        "minimum: 1, maximum: 50",
                        BreakRule.BOUND_CHANGED,
                        "parameter Limit: maximum"),
                arguments(
                        "minLength: 1", "minLength: 2", BreakRule.BOUND_CHANGED, "NewOrder.name: minLength 1 became 2"),
                arguments(
                        "maxLength: 50",
                        "maxLength: 40",
                        BreakRule.BOUND_CHANGED,
                        "NewOrder.name: maxLength 50 became 40"),
                arguments("maxItems: 20", "maxItems: 10", BreakRule.BOUND_CHANGED, "NewOrder.tags: maxItems"),
                arguments(
                        "kind: { type: string",
                        "kind: { maxLength: 9, type: string",
                        BreakRule.BOUND_CHANGED,
                        "none became 9"),
                arguments(
                        "maxLength: 200", "maxLength: 300", BreakRule.BOUND_CHANGED, "response Order.note: maxLength"),
                arguments(
                        "size: { type: number, minimum: 0",
                        "size: { type: number",
                        BreakRule.BOUND_CHANGED,
                        "0 became none"),
                arguments("maxLength: 64", "maxLength: 32", BreakRule.BOUND_CHANGED, "request Line.reference"),
                arguments("format: uuid", "format: uri", BreakRule.FORMAT_CHANGED, "response Order.id"),
                arguments(
                        "default: 1",
                        "default: 1, multipleOf: 2",
                        BreakRule.KEYWORD_CHANGED,
                        "multipleOf none became 2"),
                arguments(
                        "integer, format: int32, default",
                        "integer, format: int64, default",
                        BreakRule.FORMAT_CHANGED,
                        "int32"),
                arguments(
                        "id: { type: string, format: uuid }",
                        "id: { type: string }",
                        BreakRule.FORMAT_CHANGED,
                        "became none"),
                arguments(
                        "pattern: '^[A-Z]+$'", "pattern: '^[a-z]+$'", BreakRule.PATTERN_CHANGED, "response Order.code"),
                arguments(
                        "tags: { type: array, items: { type: string }",
                        "tags: { type: array, items: { type: string, pattern: x }",
                        BreakRule.PATTERN_CHANGED,
                        "request NewOrder.tags[]"),
                arguments("[FIRST, CHANGE]", "[FIRST]", BreakRule.VALUE_REMOVED, "request NewOrder.kind: \"CHANGE\""),
                arguments(
                        "name: { type: string",
                        "name: { enum: [A], type: string",
                        BreakRule.VALUE_REMOVED,
                        "any value became"),
                arguments(
                        "[DRAFT, FILED]",
                        "[DRAFT, FILED, GONE]",
                        BreakRule.VALUE_ADDED,
                        "response Order.state: \"GONE\""),
                arguments(
                        "state: { type: string, enum: [DRAFT, FILED] }",
                        "state: { type: string }",
                        BreakRule.VALUE_ADDED,
                        "any value"),
                arguments(
                        "phone: { type: [string, 'null']",
                        "phone: { type: string",
                        BreakRule.NULL_CHANGED,
                        "null is refused"),
                arguments(
                        "note: { type: string",
                        "note: { type: [string, 'null']",
                        BreakRule.NULL_CHANGED,
                        "may be null"),
                arguments(
                        "note: { type: string, maxLength: 200 }",
                        "note: { anyOf: [ { type: string, maxLength: 200 }, { type: 'null' } ] }",
                        BreakRule.NULL_CHANGED,
                        "Order.note: may be null"),
                arguments("default: 1 }", "default: 2 }", BreakRule.DEFAULT_CHANGED, "NewOrder.count: 1 became 2"),
                arguments(", default: zh", "", BreakRule.DEFAULT_CHANGED, "header x-locale"),
                arguments(
                        "        note:", "        remark:", BreakRule.PROPERTY_REMOVED, "response Order.note: removed"),
                arguments(
                        "        phone:",
                        "        mobile:",
                        BreakRule.PROPERTY_REMOVED,
                        "request NewOrder.phone: removed"),
                arguments("required: [name]", "required: [name, kind]", BreakRule.PROPERTY_REQUIRED, "NewOrder.kind"),
                arguments("required: [id, state]", "required: [id]", BreakRule.PROPERTY_OPTIONAL, "Order.state"),
                arguments(
                        "additionalProperties: true",
                        "additionalProperties: false",
                        BreakRule.OTHER_PROPERTIES_CHANGED,
                        "NewOrder"),
                arguments(
                        "additionalProperties: { type: integer }",
                        "additionalProperties: true",
                        BreakRule.OTHER_PROPERTIES_CHANGED,
                        "extra"),
                arguments(
                        "additionalProperties: { type: integer }",
                        "additionalProperties: { type: string }",
                        BreakRule.TYPE_CHANGED,
                        "extra.*"),
                arguments(
                        "[ { type: string }, { type: integer } ]",
                        "[ { type: string }, { type: boolean } ]",
                        BreakRule.VARIANT_CHANGED,
                        "number 2 is refused"),
                arguments(
                        "way: { oneOf: [ { type: string }, {",
                        "way: { oneOf: [ { type: string }, { type: boolean }, {",
                        BreakRule.VARIANT_CHANGED,
                        "number 2 is new"),
                arguments("maxItems: 20", "maxItems: 20, uniqueItems: true", BreakRule.KEYWORD_CHANGED, "uniqueItems"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("edits")
    void a_breaking_edit_is_found(String from, String to, BreakRule rule, String text) {
        assertThat(PlantedContract.breaksOf(from, to))
                .anySatisfy(found -> assertThat(found.rule()).isEqualTo(rule))
                .anySatisfy(found ->
                        assertThat(found.toString()).startsWith(rule.name()).contains(text));
    }

    @Test
    void the_table_has_a_row_for_each_rule_of_contracts() {
        var planted = EnumSet.noneOf(BreakRule.class);
        edits().forEach(row -> planted.add((BreakRule) row.get()[2]));

        assertThat(edits().count()).isGreaterThan(20);
        assertThat(EnumSet.complementOf(planted))
                .containsExactlyInAnyOrder(
                        BreakRule.CHANNEL_REMOVED,
                        BreakRule.MESSAGE_REMOVED,
                        BreakRule.MIGRATION_CHANGED,
                        BreakRule.MIGRATION_REMOVED,
                        BreakRule.MIGRATION_DROPS,
                        BreakRule.MIGRATION_REQUIRES,
                        BreakRule.MIGRATION_NARROWS);
    }

    @Test
    void a_break_in_a_shared_component_is_told_once() {
        assertThat(PlantedContract.breaksOf("        note:", "        remark:"))
                .singleElement()
                .hasToString("PROPERTY_REMOVED response Order.note: removed");
    }
}
