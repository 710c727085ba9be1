package cn.icpfiling.documentation.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code descriptions_zh.yaml} and {@code events_zh.yaml} beside each contract. */
class DescriptionsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Sources SOURCES = new Sources(Path.of(System.getProperty("icp.root", "..")));
    private static final Topics TOPICS = Topics.of(SOURCES);
    private static final String FILE = "a" + Descriptions.REFERENCE + ": ";

    @Test
    void the_public_descriptions_are_those_of_public_paths_and_of_what_they_refer_to() throws JsonProcessingException {
        var texts = PublicTexts.of(Map.of("orders", yaml("""
                info: { description: Of one service alone }
                tags: [ { name: orders, description: Of a tag } ]
                paths:
                  /api/v1/orders:
                    get:
                      x-icp-scope: 'orders:read'
                      description: "An operation\\n"
                      parameters: [ { $ref: '../platform/web/src/main/contract/common.yaml#/components/parameters/Limit' } ]
                      responses:
                        '200':
                          description: A response
                          content: { a: { schema: { $ref: '#/components/schemas/Order' }, example: { description: In an example } } }
                  /internal/orders:
                    get: { description: Of an internal path, schema: { $ref: '#/components/schemas/Hidden' } }
                components:
                  schemas:
                    Order: { properties: { example: { description: A field named example }, next: { $ref: '#/components/schemas/Order' } } }
                    Hidden: { description: Of an internal schema }
                """), "gateway", yaml("""
                info: { description: The head }
                servers: [ { description: A server } ]
                """), PublicTexts.SHARED, yaml("""
                components:
                  parameters: { Limit: { description: A shared parameter }, Other: { description: Used by none } }
                  responses: { Failed: { description: Added to all } }
                  securitySchemes:
                    partnerClient: { flows: { clientCredentials: { scopes: { 'orders:read': A scope } } } }
                """)));

        assertThat(texts.get("orders"))
                .containsExactlyInAnyOrder("An operation", "A response", "A field named example");
        assertThat(texts.get("gateway")).containsExactlyInAnyOrder("The head", "A server");
        assertThat(texts.get(PublicTexts.SHARED))
                .containsExactlyInAnyOrder("A shared parameter", "Added to all", "A scope");
    }

    @Test
    void pairs_that_fit_have_no_fault_and_a_text_of_two_contracts_stands_once() throws JsonProcessingException {
        var read = Descriptions.of(
                Descriptions.REFERENCE,
                Map.of("a", Set.of("The order", "no-store", "409 ORDER_IN_PROGRESS"), "b", Set.of("The order")),
                Map.of("a", yaml("""
                        - { en: no-store, zh: no-store }
                        - { en: 409 ORDER_IN_PROGRESS, zh: 409 ORDER_IN_PROGRESS }
                        """), "b", yaml("- { en: The order, zh: 订单 }")));

        assertThat(read.faults()).isEmpty();
        assertThat(read.chinese()).hasSize(3).containsEntry("The order", "订单");
    }

    @Test
    void a_description_without_chinese_a_pair_of_none_and_a_second_pair_are_found() throws JsonProcessingException {
        assertThat(faults(Set.of("The order", "The case"), """
                - { en: The order, zh: 订单 }
                - { en: The order, zh: 订单 }
                - { en: The account, zh: 账号 }
                """))
                .containsExactlyInAnyOrder(
                        FILE + "no Chinese for: The case",
                        FILE + "the site shows no such text of this contract: The account",
                        FILE + "the Chinese stands twice of: The order");
    }

    @Test
    void english_in_place_of_chinese_is_found_and_a_constant_may_stay() {
        assertThat(Descriptions.differences("The order", "The order"))
                .containsExactly("the Chinese has no Chinese character");
        assertThat(Descriptions.differences("Stored", "Stored")).hasSize(1);
        assertThat(Descriptions.differences("no-store", "no-cache")).hasSize(1);
        assertThat(Descriptions.differences("The order", "")).hasSize(1);
        for (var constant : List.of("no-store", "public, max-age=300", "RFC 6749 5.2", "paperId", "A-label")) {
            assertThat(Descriptions.differences(constant, constant))
                    .as(constant)
                    .isEmpty();
        }
    }

    @Test
    void codes_and_numbers_that_one_of_both_lacks_are_found() {
        var en = "409 ACT_BLOCKED if `state` is DRAFT; at most 1,000 lines, and faults after the 500th are not told";

        assertThat(Descriptions.differences(en, "`state` 为 DRAFT 时返回 409 ACT_BLOCKED；最多 1,000 行，第 500 个之后的错误不列出"))
                .isEmpty();
        assertThat(Descriptions.differences(en, "`status` 为 DRAFT 时返回 422 ACT_BLOCK；最多 1,000 行，第 500 个之后的错误不列出"))
                .containsExactly(
                        "the Chinese lacks quoted codes `state`",
                        "the English lacks quoted codes `status`",
                        "the Chinese lacks codes ACT_BLOCKED",
                        "the English lacks codes ACT_BLOCK",
                        "the Chinese lacks numbers 409",
                        "the English lacks numbers 422");
        assertThat(Descriptions.differences("Told by SMS, twice", "以短信告知，两次")).isEmpty();
    }

    @Test
    void names_of_events_and_operations_and_rules_that_one_of_both_lacks_are_found() {
        var en = "As submitOrder, if D5 holds; signed with RS256. Publishes filing.order.access-cancelled.";

        assertThat(Descriptions.differences(en, "D5 成立时与 submitOrder 相同；用 RS256 签名。发布 filing.order.access-cancelled。"))
                .isEmpty();
        assertThat(Descriptions.differences(en, "D6 成立时与 withdrawOrder 相同；用 RS256 签名。发布 filing.order.returned。"))
                .containsExactly(
                        "the Chinese lacks names of events or hosts filing.order.access-cancelled",
                        "the English lacks names of events or hosts filing.order.returned",
                        "the Chinese lacks names of operations or fields submitOrder",
                        "the English lacks names of operations or fields withdrawOrder",
                        "the Chinese lacks rules or algorithms D5",
                        "the English lacks rules or algorithms D6");
    }

    @Test
    void the_texts_of_topics_are_those_of_topics_messages_and_nested_fields() {
        var texts = TOPICS.texts();

        assertThat(texts.values().stream().mapToInt(Set::size).sum()).isGreaterThan(300);
        assertThat(texts.get("filing-service"))
                .contains("An order was opened", "First legal day", "Filing number of the service")
                .anyMatch(text -> text.startsWith("One message per step of an order"));
        assertThat(texts.get("platform/data")).contains("Hash of that link");
    }

    @Test
    void a_text_of_a_topic_without_chinese_and_a_pair_that_none_shows_are_found() {
        var texts = TOPICS.texts();
        texts.get("platform/data").add("A new field");
        texts.get("platform/data").remove("Hash of that link");

        assertThat(Descriptions.of(SOURCES, Descriptions.EVENTS, texts).faults())
                .containsExactlyInAnyOrder(
                        "platform/data" + Descriptions.EVENTS + ": no Chinese for: A new field",
                        "platform/data" + Descriptions.EVENTS
                                + ": the site shows no such text of this contract: Hash of that link");
    }

    private static List<String> faults(Set<String> texts, String pairs) throws JsonProcessingException {
        return Descriptions.of(Descriptions.REFERENCE, Map.of("a", texts), Map.of("a", yaml(pairs)))
                .faults();
    }

    private static JsonNode yaml(String text) throws JsonProcessingException {
        return YAML.readTree(text);
    }
}
