package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Java of the documentation's first page, run as the page says: in jshell, one block after the other. */
@Tag("long")
class GettingStartedInJavaTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java[^\\n]*\\n(.*?)^```");
    private static final String REVIEWER = "reviewer";
    private static final int CODES_TO_TRY = 4;

    @Test
    void its_blocks_file_a_website_to_its_number() throws Exception {
        var said = new ByteArrayOutputStream();
        var who = Applicant.fresh();
        Caller.sandbox(STACK).post("/registry/domains", Forms.purchase(who)).expect(201);
        try (var shell = JShell.builder()
                .out(new PrintStream(said, true, StandardCharsets.UTF_8))
                .build()) {
            for (var part : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
                shell.addToClasspath(part);
            }
            for (var block : blocks("zh")) {
                run(shell, block, who);
            }
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("FIRST_FILING", "PROVIDER_REVIEW", "ICP备");
    }

    @Test
    void both_languages_have_the_same_code() throws IOException {
        assertThat(blocks("en")).isEqualTo(blocks("zh")).hasSizeGreaterThan(8);
    }

    private static String environment(Applicant who) {
        var values = Map.of(
                "ICP", STACK.gateway().toString(),
                "SANDBOX", STACK.sandbox().toString(),
                "COMPANY", who.creditCode(),
                "NAME", who.company(),
                "DOMAIN", who.domain(),
                "PHONE", who.head().phone(),
                "PHONE2", who.webmaster().phone(),
                "STAFF_PASSWORD", new Staff(STACK).passwordOf(REVIEWER));
        return values.entrySet().stream()
                .map(entry -> "env.put(\"%s\", \"%s\");\n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", "env = new HashMap<>();\n", ""));
    }

    private static void run(JShell shell, String block, Applicant who) {
        var left = block;
        while (!left.isBlank()) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(left);
            assertThat(next.completeness())
                    .as(left)
                    .isIn(Completeness.COMPLETE, Completeness.CONSIDERED_INCOMPLETE, Completeness.EMPTY);
            if (next.source() != null) {
                evaluate(shell, next.source());
            }
            if (left.stripLeading().startsWith("var env = ")) {
                // A reader sets these before; the shell's own process has the environment of the tests.
                environment(who).lines().forEach(line -> evaluate(shell, line));
            }
            left = next.remaining();
        }
    }

    /** A code of a second factor signs in once, and other tests sign in too: then the reader takes the next code. */
    private static void evaluate(JShell shell, String source) {
        for (var tries = 1; ; tries++) {
            if (source.contains("STAFF_CODE")) {
                shell.eval("env.put(\"STAFF_CODE\", \"%s\");"
                        .formatted(new Staff(STACK).app(REVIEWER).code(Totp.stepAt(Instant.now()))));
            }
            var events = shell.eval(source);
            if (tries < CODES_TO_TRY && isUsedCode(events)) {
                waitForNextCode();
                continue;
            }
            for (var event : events) {
                assertThat(event.exception()).as(source).isNull();
                assertThat(shell.diagnostics(event.snippet())
                                .map(diagnostic -> diagnostic.getMessage(null))
                                .toList())
                        .as(source)
                        .isEmpty();
            }
            return;
        }
    }

    private static boolean isUsedCode(List<SnippetEvent> events) {
        return events.stream()
                .anyMatch(event -> event.exception() != null
                        && event.exception().getMessage().contains("SECOND_FACTOR_USED"));
    }

    private static void waitForNextCode() {
        var used = Totp.stepAt(Instant.now());
        Awaitility.await("the next code")
                .atMost(Duration.ofSeconds(Totp.SECONDS + 5))
                .until(() -> Totp.stepAt(Instant.now()) > used);
    }

    private static List<String> blocks(String language) throws IOException {
        var page = Files.readString(Path.of("../documentation/src/main/site", language, "start/first-filing.md"));
        return JAVA.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
