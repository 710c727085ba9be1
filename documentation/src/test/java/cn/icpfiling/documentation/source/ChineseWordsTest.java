package cn.icpfiling.documentation.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One Chinese word for one thing in all texts that users read; {@code retired-words.yaml} has those that went out of use. */
class ChineseWordsTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", ".."));
    private static final List<String> MODULES = List.of(
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "gateway",
            "platform/core",
            "platform/web",
            "platform/data",
            "documentation",
            "sandbox");
    private static final List<String> TEXTS = List.of(
            "*/src/main/resources/{texts,site,site/texts}/*_zh.properties",
            "platform/core/src/main/resources/texts/*_zh.properties",
            "platform/web/src/main/contract/descriptions_zh.yaml",
            "platform/data/src/main/contract/events_zh.yaml",
            "*/src/main/contract/{words,descriptions,events}_zh.yaml",
            "account-service/src/main/resources/notices/*.yaml",
            "account-service/src/main/resources/templates/**",
            "documentation/src/main/site/{zh/**,changelog_zh.md}",
            "filing-service/src/main/resources/{consents,declarations,templates}/**",
            "filing-service/src/main/resources/rules/{dictionaries,filing-rules}.yaml",
            "inspection-service/src/main/resources/rules/campaigns.yaml",
            "legacy-import-service/src/main/resources/letters/*",
            "sandbox/src/main/resources/{templates,texts}/*");

    private static Rules rules;
    private static List<Line> lines;

    private record Word(String retired, String use) {}

    private record Excused(String place, String word, String why) {

        boolean holds(Line line, String found) {
            return word.equals(found)
                    && (line.place.equals(place) || line.file().equals(place) || isBelow(line));
        }

        private boolean isBelow(Line line) {
            return place.endsWith("/") && line.place.startsWith(place);
        }
    }

    private record Rules(List<Word> words, List<Excused> exceptions) {

        List<String> broken(Line line) {
            return words.stream()
                    .filter(word -> line.text.contains(word.retired))
                    .filter(word -> exceptions.stream().noneMatch(one -> one.holds(line, word.retired)))
                    .map(word -> "%s: %s, use %s: %s".formatted(line.place, word.retired, word.use, line.text.strip()))
                    .toList();
        }
    }

    /** @param place the file, with the key behind # where it has keys */
    private record Line(String place, String text) {

        String file() {
            return place.replaceAll("#.*", "");
        }
    }

    @BeforeAll
    static void read() throws IOException {
        try (var yaml = ChineseWordsTest.class.getResourceAsStream("/retired-words.yaml")) {
            rules = new YAMLMapper().readValue(yaml, Rules.class);
        }
        lines = new ArrayList<>();
        for (var file : files()) {
            for (var line : Files.readAllLines(ROOT.resolve(file), UTF_8)) {
                var key = file.endsWith(".properties") && line.contains("=") ? "#" + line.split("=", 2)[0] : "";
                if (!line.startsWith("#") || file.endsWith(".md")) {
                    lines.add(new Line(file + key, line));
                }
            }
        }
        for (var row : Files.readAllLines(ROOT.resolve("docs/glossary.md"), UTF_8)) {
            lines.add(new Line("docs/glossary.md", row));
        }
    }

    @Test
    void no_text_has_a_word_that_went_out_of_use() {
        assertThat(lines.stream().flatMap(line -> rules.broken(line).stream())).isEmpty();
    }

    @Test
    void a_word_that_went_out_of_use_is_found_where_no_exception_is() {
        var text = "请登录旧平台，您的案件由审核员处理";
        var page = new Line("documentation/src/main/site/zh/guides/claim.md", text);
        var message = new Line("account-service/src/main/resources/templates/notices/zh/order-approved.mail", text);
        var verbatim = new Line(
                "legacy-import-service/src/main/resources/texts/problems_zh.properties#LEGACY_LI_1.detail", "您的案件");
        var other = new Line(
                "legacy-import-service/src/main/resources/texts/problems_zh.properties#LEGACY_LI_2.detail", "您");

        assertThat(rules.broken(page)).hasSize(4);
        assertThat(rules.broken(message)).hasSize(3);
        assertThat(rules.broken(verbatim)).hasSize(1);
        assertThat(rules.broken(other)).hasSize(1);
    }

    @Test
    void every_kind_of_text_is_read() {
        var read = lines.stream().map(Line::file).collect(Collectors.toCollection(TreeSet::new));

        assertThat(read)
                .hasSizeGreaterThan(200)
                .contains(
                        "documentation/src/main/site/zh/start/first-filing.md",
                        "documentation/src/main/resources/site/words_zh.properties",
                        "documentation/src/main/resources/site/texts/sandbox_zh.properties",
                        "filing-service/src/main/resources/templates/prefill/offer.html",
                        "inspection-service/src/main/contract/words_zh.yaml",
                        "platform/data/src/main/contract/events_zh.yaml",
                        "sandbox/src/main/resources/texts/chinese.txt",
                        "verification-service/src/main/resources/texts/problems_zh.properties");
    }

    @Test
    void every_exception_is_needed_and_says_why() {
        assertThat(rules.exceptions).allSatisfy(exception -> {
            assertThat(exception.why).as(exception.place).isNotBlank();
            assertThat(ROOT.resolve(exception.place.replaceAll("#.*", ""))).exists();
            assertThat(lines)
                    .as(exception.place)
                    .anyMatch(line -> line.text.contains(exception.word) && exception.holds(line, exception.word));
        });
    }

    private static TreeSet<String> files() throws IOException {
        var wanted = TEXTS.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        var found = new TreeSet<String>();
        for (var module : MODULES) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(module + "/src/main"))) {
                walk.filter(Files::isRegularFile)
                        .map(ROOT::relativize)
                        .filter(file -> wanted.stream().anyMatch(one -> one.matches(file)))
                        .forEach(file -> found.add(file.toString()));
            }
        }
        return found;
    }
}
