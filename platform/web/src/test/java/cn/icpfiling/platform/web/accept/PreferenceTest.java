package cn.icpfiling.platform.web.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.icpfiling.platform.web.problem.Language;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PreferenceTest {

    /** As long as the server lets a header be. */
    private static final int LONGEST = 15_000;

    @Test
    void alternatives_are_read_with_their_weights() {
        assertThat(Preference.in("br, GZIP ;q=0.5,\t* ; Q=0 , de;level=1, fr;q=x, it;q=2, es;q=0.5;a=b, ,"))
                .containsExactly(
                        new Preference("br", 1),
                        new Preference("gzip", 0.5),
                        new Preference("*", 0),
                        new Preference("de", 1),
                        new Preference("fr", 0),
                        new Preference("it", 0),
                        new Preference("es", 0.5),
                        new Preference("", 1),
                        new Preference("", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en                        | en
                    EN-gb                     | en
                    zh-CN, en;q=0.9           | zh
                    en;q=0.8, zh;q=0.9        | zh
                    zh;q=0.8, en;q=0.9        | en
                    en, zh                    | en
                    fr, en-GB;q=0.8, zh;q=0.5 | en
                    fr;q=0.9, *;q=0.8         | zh
                    *, en;q=0.1               | en
                    en;q=0                    | zh
                    en;q=no, zh               | zh
                    fr                        | zh
                    end                       | zh
                    cmn-Hans-CN, en           | zh
                    ''                        | zh
                                              | zh
                    """)
    void a_caller_reads_the_language_it_prefers(String acceptLanguage, String language) {
        assertThat(Language.of(acceptLanguage)).isEqualTo(Locale.of(language));
    }

    static List<String> longest() {
        return List.of(
                "en" + "-x".repeat(LONGEST / 2),
                "en" + "-ab".repeat(LONGEST / 3),
                "x" + " ".repeat(LONGEST) + "x",
                "x;q=" + "1".repeat(LONGEST),
                "x;".repeat(LONGEST / 2),
                "aa,".repeat(LONGEST / 3),
                ",".repeat(LONGEST));
    }

    /** One of the first three took 0.3 s to 60 s when regular expressions and {@link Locale#lookup} read them. */
    @ParameterizedTest
    @MethodSource("longest")
    @Tag("long")
    void the_longest_header_is_read_in_one_pass(String header) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (var time = 0; time < 200; time++) {
                assertThat(Preference.in(header)).isNotEmpty();
                assertThat(Language.of(header)).isNotNull();
            }
        });
    }
}
