package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page of the documentation site, run as a reader runs it: its curl blocks are one script, from the domain to the number. */
class GettingStartedTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Pattern CURL = Pattern.compile("(?ms)^```bash[^\\n]*\\n(.*?)^```");

    @TempDir
    Path folder;

    @Test
    void its_curl_blocks_file_a_website_to_its_number() throws Exception {
        var script = Files.writeString(folder.resolve("first-filing.sh"), String.join("\n", blocks("zh")));
        var process = new ProcessBuilder("bash", script.toString()).directory(folder.toFile());
        process.environment().put("ICP", STACK.gateway().toString());
        process.environment().put("SANDBOX", STACK.sandbox().toString());
        process.environment()
                .put("REVIEWER", new Staff(STACK).caller("reviewer").token());
        var run = process.redirectErrorStream(true).start();
        try {
            var told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(run.waitFor()).as(told).isZero();
            assertThat(told)
                    .contains(
                            "\"type\":\"FIRST_FILING\"",
                            "\"state\":\"PROVIDER_REVIEW\"",
                            "\"state\":\"COMPLETED\"",
                            "ICP备")
                    .doesNotContain("Refused");
        } finally {
            run.destroyForcibly();
        }
    }

    @Test
    void both_languages_have_the_same_code() throws IOException {
        assertThat(blocks("en")).isEqualTo(blocks("zh")).hasSizeGreaterThan(8);
    }

    private static List<String> blocks(String language) throws IOException {
        var page = Files.readString(Path.of("../documentation/src/main/site", language, "start/first-filing.md"));
        return CURL.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.toList());
    }
}
