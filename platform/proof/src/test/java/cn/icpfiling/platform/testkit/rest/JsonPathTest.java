package cn.icpfiling.platform.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path means what it means to REST Assured, whichever of the two evaluates it. */
class JsonPathTest {
    private static final String DOCUMENT = """
            {"code": "NOT_FOUND", "none": null, "count": 3, "long": 5000000000, "half": 0.5, "yes": true, "empty": [],
             "names": {"a-b": 1, "find": 2, "size": 3, "域名": "x"},
             "items": [
               {"id": "a", "number": 1, "open": true, "tags": ["x", "y"], "inner": {"name": "n1"}},
               {"id": "b", "number": 2, "open": false, "tags": [], "inner": null},
               {"id": "c", "number": 2, "tags": ["z"], "inner": {"name": "n3", "rows": [{"v": 1}, {"v": 2}]}},
               null
             ],
             "plain": [3, 1, 2], "nested": [[1, [2]], [3]]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "code",
                "$.code",
                "none",
                "missing",
                "count",
                "long",
                "half",
                "yes",
                "empty",
                "names.'a-b'",
                "names.find",
                "names.size",
                "names.域名",
                "none.deeper",
                "missing.deeper.still",
                "items.id",
                "items[0].id",
                "items[-2].id",
                "items[9]",
                "items.tags",
                "items.tags.flatten()",
                "items.tags[0]",
                "items[0].tags[1]",
                "items.inner.name",
                "items.inner.rows.v",
                "items.missing",
                "items.size()",
                "plain.size()",
                "empty.size()",
                "plain[1]",
                "nested.flatten()",
                "items.find { it.id == 'b' }.number",
                "items.find { it.id == 'none' }",
                "items.find { it.id == 'none' }.number",
                "items.findAll { it.number == 2 }.id",
                "items.findAll { it.number == 2 && it.id != 'b' }.id",
                "items.findAll { it.open == true }.id",
                "items.findAll { it.open != true }.id",
                "items.findAll { it.open == null }.id",
                "items.find { it.inner.name == 'n3' }.id",
                "plain.find { it == 1 }",
                "code.toLowerCase()",
                "items.collect { it?.id }",
                "plain.max()",
                "plain.sum()",
                "names.keySet()",
                "items?.id",
                "items.findAll { it?.number > 1 }.id"
            })
    void a_path_finds_what_rest_assured_finds(String path) {
        var expected =
                outcome(() -> io.restassured.path.json.JsonPath.from(DOCUMENT).get(path));
        var actual = outcome(() -> JsonPath.from(DOCUMENT).get(path));

        assertThat(actual).as(path).isEqualTo(expected);
        if (expected instanceof Number) {
            assertThat(actual).as(path).hasSameClassAs(expected);
        }
    }

    @Test
    void a_list_is_a_document_too() {
        assertThat(JsonPath.from("[{\"To\": 1}, {\"To\": 2}]").<Integer>get("[1].To"))
                .isEqualTo(2);
        assertThat(JsonPath.from("[{\"To\": 1}, {\"To\": 2}]").getList("To", String.class))
                .containsExactly("1", "2");
    }

    @Test
    void what_only_groovy_knows_is_left_to_it() {
        assertThat(GPath.parsed("items.find { it.id == 'b' }.number").isPlain()).isTrue();
        assertThat(GPath.parsed("items.collect { it.id }").isPlain()).isFalse();
        assertThat(GPath.parsed("code.toLowerCase()").isPlain()).isFalse();
        assertThat(GPath.parsed("items.find { it.id == wanted }").isPlain()).isFalse();
    }

    private static Object outcome(java.util.function.Supplier<Object> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            return "refused";
        }
    }
}
