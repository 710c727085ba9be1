package cn.icpfiling.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {

    enum Colour {
        RED,
        GREY
    }

    @Test
    void every_common_problem_is_told_in_both_languages_with_a_remedy() {
        var texts = Texts.load();
        for (var problem : CommonProblem.values()) {
            for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                for (var part : List.of(".title", ".detail", ".remedy")) {
                    assertThat(texts.has(locale, problem.name() + part))
                            .as(problem + part)
                            .isTrue();
                }
            }
        }
        assertThat(texts.keys(Locale.CHINESE)).isEqualTo(texts.keys(Locale.ENGLISH));
    }

    @Test
    void files_of_all_modules_are_one_and_values_are_named(@TempDir Path jar) throws IOException {
        var texts = with(jar, "OWN.detail=A {0} isn't {1}: {2}.\nColour.RED=red\n", "OWN.detail={0}不是{1}：{2}。\n");

        assertThat(texts.text(
                        Locale.ENGLISH, "OWN.detail", List.of(Colour.RED, 1234, List.of(Colour.RED, Colour.GREY))))
                .isEqualTo("A red isn't 1234: red, GREY.");
        assertThat(texts.text(Locale.CHINESE, "OWN.detail", List.of(Colour.RED, 1234, List.of())))
                .isEqualTo("RED不是1234：（无）。");
        assertThat(texts.text(Locale.FRENCH, "NOT_FOUND.title", List.of())).isEqualTo("未找到");
    }

    @Test
    void a_missing_text_falls_back_and_breaks_nothing(@TempDir Path jar) throws IOException {
        var texts = with(jar, "", "ONLY_CHINESE.detail=只有中文\n");

        assertThat(texts.text(Locale.ENGLISH, "ONLY_CHINESE.detail", List.of())).isEqualTo("只有中文");
        assertThat(texts.text(Locale.ENGLISH, "NO_SUCH.detail", List.of(1))).isEqualTo("NO_SUCH.detail");
    }

    @Test
    void two_texts_for_one_key_are_refused(@TempDir Path jar) {
        assertThatThrownBy(() -> with(jar, "NOT_FOUND.title=Gone\n", "")).hasMessageContaining("NOT_FOUND.title");
    }

    @Test
    void a_module_says_a_reason_in_other_words_and_never_copies_it(@TempDir Path jar) throws IOException {
        var texts = with(jar, "DOMAIN_EXPIRED.remedy=Renew it.\n", "");

        assertThat(texts.text(Locale.ENGLISH, "DOMAIN_EXPIRED.remedy", List.of()))
                .isEqualTo("Renew it.");
        assertThat(texts.text(Locale.ENGLISH, "BLACKLISTED.detail", List.of()))
                .isEqualTo("The sponsor's certificate or the domain is on the authority's blacklist.");
        var copied = "BLACKLISTED.detail=The sponsor's certificate or the domain is on the authority's blacklist.\n";
        assertThatThrownBy(() -> with(jar, copied, "")).hasMessageContaining("BLACKLISTED.detail");
    }

    @Test
    void a_message_of_a_refusal_holds_codes_and_no_arguments() {
        var refusal = ProblemException.broken(
                List.of(Violation.of("/certificate/number", "CHECK_DIGIT", "L4", "11010519491231002X")));

        assertThat(refusal.getMessage()).isEqualTo("RULES_BROKEN: /certificate/number CHECK_DIGIT");
        assertThat(refusal.type().urn()).isEqualTo("urn:icpfiling:problem:rules-broken");
        assertThat(refusal.type().status()).isEqualTo(422);
    }

    private static Texts with(Path jar, String english, String chinese) throws IOException {
        var folder = Files.createDirectories(jar.resolve("texts"));
        Files.writeString(folder.resolve("problems_en.properties"), english);
        Files.writeString(folder.resolve("problems_zh.properties"), chinese);
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, TextsTest.class.getClassLoader())) {
            return Texts.load(loader);
        }
    }
}
