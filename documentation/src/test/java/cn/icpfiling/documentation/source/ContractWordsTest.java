package cn.icpfiling.documentation.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code words_zh.yaml} beside each contract. */
class ContractWordsTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", ".."));
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String CONTRACT = """
            paths:
              /api/v1/orders:
                parameters: []
                get: { operationId: listOrders, tags: [orders] }
              /api/v1/orders/{id}:
                head: { operationId: touchOrder, tags: [orders] }
              /internal/orders:
                get: { operationId: listOrdersInternally, tags: [internal] }
            """;

    @Test
    void every_public_operation_and_its_tag_has_chinese_words() {
        var sources = new Sources(ROOT);
        var chinese = Operations.of(sources, Problems.of(sources)).chinese();

        assertThat(chinese.summaries())
                .hasSizeGreaterThan(430)
                .containsEntry("submitOrder", "提交订单")
                .containsKeys("describeUploads", "showUpload")
                .doesNotContainKey("showSubjectInternally");
        assertThat(chinese.summaries().values()).doesNotHaveDuplicates();
        assertThat(chinese.tags()).hasSizeGreaterThan(60).containsKeys("orders", "audit", "documents");
        assertThat(chinese.descriptions())
                .hasSizeGreaterThan(2900)
                .containsEntry("The order", "订单")
                .containsEntry("no-store", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"words_zh.yaml", "descriptions_zh.yaml"})
    void no_module_with_a_public_contract_is_left_out(String file) throws IOException {
        try (var modules = Files.list(ROOT)) {
            assertThat(modules.filter(module -> Files.exists(module.resolve("src/main/contract/openapi.yaml")))
                            .filter(module -> Files.notExists(
                                    module.resolve("src/main/contract").resolve(file)))
                            .map(module -> module.getFileName().toString()))
                    .as("the sandbox is not part of the reference")
                    .containsExactly("sandbox");
        }
    }

    @Test
    void words_that_fit_their_contract_have_no_fault() throws IOException {
        assertThat(faults("""
                tags: { orders: { name: 备案订单, about: 从草稿到结果的订单 } }
                operations: { listOrders: 列出订单, touchOrder: 查询订单是否存在 }
                """)).isEmpty();
    }

    @Test
    void an_operation_and_a_tag_without_words_are_found_also_where_there_are_no_words_at_all() throws IOException {
        var missing = List.of(
                "the operation listOrders has no Chinese words",
                "the operation touchOrder has no Chinese words",
                "the tag orders has no Chinese words");

        assertThat(faults("tags: {}\noperations: {}")).isEqualTo(missing);
        assertThat(faults("{}")).isEqualTo(missing);
    }

    @Test
    void words_of_no_public_operation_or_tag_are_found() throws IOException {
        assertThat(faults("""
                tags:
                  orders: { name: 备案订单, about: 从草稿到结果的订单 }
                  internal: { name: 内部, about: 服务之间的请求 }
                operations: { listOrders: 列出订单, touchOrder: 查询订单, listOrdersInternally: 列出订单, listOrder: 列出订单 }
                """))
                .containsExactly(
                        "there is no public operation listOrdersInternally",
                        "there is no public operation listOrder",
                        "there is no public tag internal");
    }

    @Test
    void words_that_are_english_empty_too_long_or_end_with_a_full_stop_are_found() throws IOException {
        assertThat(faults("""
                tags: { orders: { name: orders, about: 订单。 } }
                operations: { listOrders: List orders, touchOrder: }
                """))
                .containsExactly(
                        "listOrders is not in Chinese: List orders",
                        "touchOrder is not in Chinese: null",
                        "the name of the tag orders is not in Chinese: orders",
                        "the about of the tag orders ends with a full stop: 订单。");
        assertThat(faults("""
                tags: { orders: { name: 备案订单 } }
                operations: { listOrders: %s, touchOrder: 查询订单 }
                """.formatted("列出".repeat(21))))
                .containsExactly(
                        "listOrders has more than 40 characters: " + "列出".repeat(21),
                        "the about of the tag orders is not in Chinese: ");
    }

    private static List<String> faults(String words) throws JsonProcessingException {
        var contract = YAML.readTree(CONTRACT);
        return ContractWords.faults(contract, YAML.readTree(words));
    }
}
