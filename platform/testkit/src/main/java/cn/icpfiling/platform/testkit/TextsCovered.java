package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.problem.ProblemType;
import cn.icpfiling.platform.problem.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;

/** Checks that every refusal has its texts, in both languages. */
public final class TextsCovered {
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private TextsCovered() {}

    /**
     * Fails with each missing text.
     *
     * @param types the module's problem types: title, detail, remedy
     * @param codes the codes of its violations: detail, remedy
     */
    public static void by(Class<? extends ProblemType> types, Collection<String> codes) {
        var texts = Texts.load();
        var missing = new ArrayList<String>();
        for (var language : LANGUAGES) {
            for (var type : types.getEnumConstants()) {
                for (var part : List.of("title", "detail", "remedy")) {
                    require(texts, language, type.name() + "." + part, missing);
                }
            }
            for (var code : codes) {
                for (var part : List.of("detail", "remedy")) {
                    require(texts, language, code + "." + part, missing);
                }
            }
        }
        Assertions.assertThat(missing).as("texts to write").isEmpty();
    }

    private static void require(Texts texts, Locale language, String key, List<String> missing) {
        if (!texts.has(language, key)) {
            missing.add(language + " " + key);
        }
    }
}
