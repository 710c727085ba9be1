package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovySystem;
import io.restassured.internal.path.json.JSONAssertion;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A path answers the same whether REST Assured compiles it at each look or it was compiled once. */
class CompiledPathsTest {
    private static final String DOCUMENT = """
        {"code": "RULES_BROKEN", "subject": {"name": "甲", "x-note": null, "properties": {"a": 1}, "class": "b"}, "2026": "year",
         "items": [{"state": "DRAFT", "version": 1, "domains": ["a.cn", "b.cn"]},
                   {"state": "FILED", "version": 2, "domains": ["c.cn"], "next": {"act": "CHANGE"}}]}
        """;

    @Test
    void every_form_of_path_answers_as_before() {
        var forms = Stream.of(
                        "$",
                        "",
                        "code",
                        "nothing",
                        "subject.name",
                        "subject.nothing",
                        "subject.nothing.at.all",
                        "subject.x-note",
                        "subject.'x-note'",
                        "subject.properties.a",
                        "subject.class",
                        "2026",
                        "items",
                        "items.size()",
                        "items.state",
                        "items.domains",
                        "items.domains.flatten()",
                        "items.next.act",
                        "items[0].state",
                        "items[1].next.act",
                        "items[0].next.act",
                        "items[-1].state",
                        "items[7].state",
                        "items.state[1]",
                        "items*.version",
                        "items.version.sum()",
                        "items.find { it.state == 'FILED' }.version",
                        "items.find { it.state == 'GONE' }.version",
                        "items.findAll { it.version > 1 }.domains",
                        "items.collect { it.state + it.version }",
                        "items.state.join(',')",
                        "code.substring(0, 5)",
                        "code + subject.name")
                .toList();

        GroovySystem.getMetaClassRegistry().removeMetaClass(JSONAssertion.class);
        var before = answers(forms);
        var paths = CompiledPaths.install();
        var now = answers(forms);

        assertThat(now).isEqualTo(before);
        assertThat(answers(forms)).as("at the second look").isEqualTo(before);
        assertThat(paths.knows("items.state[1]")).isTrue();
        assertThat(before)
                .containsEntry("items.find { it.state == 'FILED' }.version", "2")
                .containsEntry("items[0].next.act", "null");
    }

    @Test
    void a_path_that_is_looked_along_again_answers_of_the_document_at_hand() {
        CompiledPaths.install();

        assertThat(JsonPath.from("{\"code\": \"A\"}").getString("code")).isEqualTo("A");
        assertThat(JsonPath.from("{\"code\": \"B\"}").getString("code")).isEqualTo("B");
        assertThat(JsonPath.from("[{\"code\": \"C\"}]").getString("[0].code")).isEqualTo("C");
    }

    @Test
    @Tag("long")
    void a_path_takes_parameters_and_misses_those_that_nobody_gave() {
        CompiledPaths.install();
        var path = JsonPath.from(DOCUMENT);

        assertThat(path.param("wanted", "FILED").getInt("items.find { it.state == wanted }.version"))
                .isEqualTo(2);
        assertThat(JsonPath.from(DOCUMENT).param("wanted", "DRAFT").getInt("items.find { it.state == wanted }.version"))
                .isEqualTo(1);
        assertThatThrownBy(() -> JsonPath.from(DOCUMENT).get("items.find { it.state == wanted }.version"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The parameter \"wanted\" was used but not defined");
    }

    private static Map<String, String> answers(Iterable<String> paths) {
        var answers = new HashMap<String, String>();
        for (var path : paths) {
            answers.put(path, answer(path));
        }
        return answers;
    }

    /** A refusal of a path is an answer, too. */
    private static String answer(String path) {
        try {
            return String.valueOf(JsonPath.from(DOCUMENT).<Object>get(path));
        } catch (IllegalArgumentException e) {
            return "refused: " + e.getMessage();
        }
    }
}
