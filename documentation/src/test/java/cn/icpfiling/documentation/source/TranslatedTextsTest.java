package cn.icpfiling.documentation.source;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.documentation.source.TranslatedTexts.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An English text does not change without a look at its Chinese one: {@code translated.txt} says which texts were looked at together. */
class TranslatedTextsTest {

    private static final Sources SOURCES = new Sources(Path.of(System.getProperty("icp.root", "..")));
    private static final String LOOKED_AT = "documentation/src/test/resources/translated.txt";

    private static final Pair SUBMITS = new Pair("words", "submitOrder", "Submit the order", "提交订单");
    private static final Pair ORDER = new Pair("words", "orders", "The order", "订单");

    @Test
    void no_english_text_changed_while_its_chinese_stayed() throws IOException {
        var pairs = TranslatedTexts.of(SOURCES);
        if (Boolean.getBoolean("translated.write")) {
            Files.writeString(SOURCES.path(LOOKED_AT), TranslatedTexts.written(pairs));
        }

        assertThat(TranslatedTexts.changed(SOURCES.text(LOOKED_AT), pairs))
                .as("the English changed and the Chinese did not; where the Chinese still says the same, run this with"
                        + " -Dtranslated.write=true")
                .isEmpty();
    }

    @Test
    void a_changed_english_text_is_found_unless_its_chinese_changed_too() {
        var looked = TranslatedTexts.written(List.of(SUBMITS, ORDER));

        assertThat(TranslatedTexts.changed(looked, List.of(english("Submit an order of 3 sites"), ORDER)))
                .containsExactly("words: submitOrder");
        assertThat(TranslatedTexts.changed(looked, List.of(english("Submit\n the order"), ORDER)))
                .as("line breaks")
                .isEmpty();
        assertThat(TranslatedTexts.changed(looked, List.of(new Pair("words", "submitOrder", "Send it", "报送订单"), ORDER)))
                .as("both changed")
                .isEmpty();
    }

    @Test
    void a_new_text_and_one_that_shares_its_chinese_are_no_change() {
        var looked = TranslatedTexts.written(List.of(SUBMITS, ORDER));
        var further = new Pair("words", "other", "An order", "订单");

        assertThat(TranslatedTexts.changed(looked, List.of(SUBMITS, ORDER, further)))
                .isEmpty();
        assertThat(TranslatedTexts.changed(looked, List.of(SUBMITS, further)))
                .as("it took the place of the other")
                .containsExactly("words: other");
        assertThat(TranslatedTexts.changed(looked, List.of(ORDER))).isEmpty();
    }

    @Test
    void every_kind_of_text_is_looked_at() {
        var pairs = TranslatedTexts.of(SOURCES);

        assertThat(pairs)
                .hasSizeGreaterThan(5000)
                .extracting(pair -> pair.file() + ": " + pair.name())
                .contains(
                        "filing-service/src/main/contract/words_zh.yaml: submitOrder",
                        "filing-service/src/main/contract/words_zh.yaml: orders",
                        "account-service/src/main/contract/descriptions_zh.yaml: The order",
                        "platform/data/src/main/contract/events_zh.yaml: Hash of that link",
                        "platform/core/src/main/resources/texts/reasons_zh.properties: SPONSOR_CONFLICT.detail",
                        "documentation/src/main/resources/site/words_zh.properties: changelog.title",
                        "documentation/src/main/site/changelog_zh.md: 0.1.0",
                        "docs/glossary.md: 主办单位",
                        "filing-service/src/main/resources/rules/provinces.yaml: No age of the principals is asked for.",
                        "account-service/src/main/resources/templates/notices/zh: account-closed.mail");
        var files = SOURCES.text(LOOKED_AT)
                .lines()
                .filter(line -> line.contains("/"))
                .collect(Collectors.toSet());
        assertThat(pairs.stream().map(Pair::file)).allMatch(files::contains);
    }

    private static Pair english(String text) {
        return new Pair(SUBMITS.file(), SUBMITS.name(), text, SUBMITS.chinese());
    }
}
