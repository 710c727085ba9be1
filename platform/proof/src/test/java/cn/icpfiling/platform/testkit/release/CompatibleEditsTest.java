package cn.icpfiling.platform.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is an edit of a contract after which every caller of the last release goes on. */
class CompatibleEditsTest {

    static Stream<Arguments> edits() {
        return Stream.of(
                arguments("  /open:", "  /new:\n    get: { operationId: readNew }\n  /open:"),
                arguments("{ url: / }", "{ url: / }, { url: /v1 }"),
                arguments(
                        "explode: true }",
                        "explode: true }\n        - { name: from, in: query, schema: { type: string } }"),
                arguments("X-Locale, in: header", "x-locale, in: header"),
                arguments(
                        "in: query, schema: { type: integer", "in: query, description: Size, schema: { type: integer"),
                arguments(
                        "'409': { description: none }",
                        "'409': { description: some }\n        '429': { description: none }"),
                arguments("headers: { ETag", "headers: { Link: { schema: { type: string } }, ETag"),
                arguments("text/csv: {", "text/plain: { schema: { type: string } }\n            text/csv: {"),
                arguments("x-icp-roles: [applicant]", "x-icp-roles: [applicant, support]"),
                arguments("x-icp-roles: [applicant]", "x-icp-roles: [applicant]\n      security: []"),
                arguments("20971520", "41943040"),
                arguments("x-icp-fresh-factor: 30", "x-icp-fresh-factor: 60"),
                arguments("      x-icp-fresh-factor: 30\n", ""),
                arguments("{ 'orders:read': Read }", "{ 'orders:read': Read, 'orders:write': Write }"),
                arguments("size: { type: number", "size: { type: integer"),
                arguments("count: { type: integer, format: int32, ", "count: { type: number, "),
                arguments("minimum: 1, maximum: 100", "minimum: 0, maximum: 200"),
                arguments("minLength: 1, maxLength: 50, pattern: '^\\S'", "minLength: 0"),
                arguments("maxLength: 200", "maxLength: 100"),
                arguments("note: { type: string", "note: { pattern: a, type: string"),
                arguments(
                        "note: { type: string, maxLength: 200 }",
                        "note: { type: string, maxLength: 200, description: A remark, examples: [b] }"),
                arguments("[NO_SITE]", "[NO_SITE, NO_DOMAIN]"),
                arguments("[DRAFT, FILED]", "[DRAFT]"),
                arguments("[FIRST, CHANGE]", "[FIRST, CHANGE, TRANSFER]"),
                arguments("kind: { type: string, enum: [FIRST, CHANGE] }", "kind: { type: string }"),
                arguments("kind: { type: string", "kind: { type: [string, 'null']"),
                arguments("        note:", "        colour: { type: string }\n        note:"),
                arguments("required: [id, state]", "required: [id, state, note]"),
                arguments("required: [name]", "required: []"),
                arguments("        kind: {", "        site: { type: string }\n        kind: {"),
                arguments(
                        "note: { type: string, maxLength: 200 }",
                        "note: { allOf: [ { type: string }, { maxLength: 200 } ] }"),
                arguments(
                        "[ { type: string }, { type: integer } ]",
                        "[ { type: integer }, { type: string }, { type: boolean } ]"),
                arguments("additionalProperties: { type: integer }", "additionalProperties: false"),
                arguments(
                        "x-icp-line: { $ref: '#/components/schemas/Line' }",
                        "x-icp-line: { type: object, properties: { reference: { type: string, maxLength: 64 } } }"),
                arguments("openapi: 3.1.0", "openapi: 3.1.0\nx-remark: nothing\ntags: [ { name: orders } ]"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("edits")
    void a_compatible_edit_passes(String from, String to) {
        assertThat(PlantedContract.breaksOf(from, to)).isEmpty();
    }

    @Test
    void there_are_enough_rows_and_the_contract_is_compatible_with_itself() {
        assertThat(edits().count()).isGreaterThan(12);
        assertThat(OpenApiComparison.between(PlantedContract.original(), PlantedContract.original()))
                .isEmpty();
    }
}
