package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.Texts;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each text of each module can be formatted in both languages: a refusal whose text has a brace that is no place, such as a path with
 * <code>{id}</code>, would be answered by 500. That each place is filled is seen where codes are elicited ({@link TrafficAudit}); the texts
 * of notices are templates of another kind, with a test of their own in account-service.
 */
class FormattedTextsTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern MARK = Pattern.compile("‹\\d›");
    private static final List<Object> MARKS =
            IntStream.range(0, 10).<Object>mapToObj(at -> "‹" + at + "›").toList();

    /** The Chinese words are the trade's, which name the provider (docs/trade.md 3.11). */
    private static final List<String> NAMES_THE_PROVIDER_IN_CHINESE =
            List.of("LEGACY_LI_1.detail", "LEGACY_LI_3.detail");

    @Test
    void each_text_of_each_module_can_be_formatted_and_has_the_same_places_in_both_languages() throws IOException {
        var checked = new TreeSet<String>();
        var faults = new ArrayList<String>();
        for (var module : MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList()) {
            var resources = ROOT.resolve(module).resolve("src/main/resources");
            if (Files.exists(resources.resolve("texts"))) {
                checked.add(module);
                faultsIn(resources).forEach(fault -> faults.add(module + ": " + fault));
            }
        }

        assertThat(checked)
                .contains("platform/core", "account-service", "legacy-import-service")
                .hasSizeGreaterThan(5);
        assertThat(faults).isEmpty();
    }

    @Test
    void a_path_with_an_id_an_open_brace_and_a_place_of_one_language_are_seen(@TempDir Path module) throws IOException {
        var folder = Files.createDirectories(module.resolve("texts"));
        Files.writeString(
                folder.resolve("problems_en.properties"),
                "PATH.remedy=Ask /orders/{id}.\nOPEN.detail=It is {0\nCLOSED.detail=It is 0}\nFAR.detail={10}\n"
                        + "ONE.detail={0} of {1}\nGOOD.detail=It's {0}.\n");
        Files.writeString(
                folder.resolve("problems_zh.properties"),
                "PATH.remedy=询问。\n"
                        + "OPEN.detail=是。\n"
                        + "CLOSED.detail=是。\n"
                        + "FAR.detail=远。\n"
                        + "ONE.detail={0}。\n"
                        + "GOOD.detail=是{0}。\n");

        assertThat(faultsIn(module))
                .extracting(fault -> fault.replaceAll(":.*", ""))
                .containsExactly("en CLOSED.detail", "en FAR.detail", "ONE.detail", "en OPEN.detail", "en PATH.remedy");
    }

    /** With the reasons of the platform, as a service has them, and with nothing of this test's own class path. */
    private static List<String> faultsIn(Path resources) throws IOException {
        var faults = new ArrayList<String>();
        var common = ROOT.resolve("platform/core/src/main/resources");
        try (var loader = new URLClassLoader(
                new URL[] {resources.toUri().toURL(), common.toUri().toURL()}, null)) {
            var texts = Texts.load(loader);
            var keys = new TreeSet<>(texts.keys(Locale.ENGLISH));
            keys.addAll(texts.keys(Locale.CHINESE));
            for (var key : keys) {
                var before = faults.size();
                var english = places(texts, Locale.ENGLISH, key, faults);
                var chinese = places(texts, Locale.CHINESE, key, faults);
                if (faults.size() == before
                        && !english.equals(chinese)
                        && !NAMES_THE_PROVIDER_IN_CHINESE.contains(key)) {
                    faults.add(key + ": " + english + " in English, " + chinese + " in Chinese");
                }
            }
        }
        return faults;
    }

    private static TreeSet<String> places(Texts texts, Locale language, String key, List<String> faults) {
        try {
            var text = texts.text(language, key, MARKS);
            if (text.contains("{") || text.contains("}")) {
                faults.add(language + " " + key + ": a brace is no place: " + text);
            }
            return MARK.matcher(text)
                    .results()
                    .map(found -> found.group())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IllegalArgumentException unread) {
            faults.add(language + " " + key + ": " + unread.getMessage());
            return new TreeSet<>();
        }
    }
}
