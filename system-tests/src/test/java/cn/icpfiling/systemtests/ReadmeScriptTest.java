package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the README, run as a reader runs it. */
class ReadmeScriptTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Path README = Path.of("../README.md");
    private static final Pattern SCRIPT = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ADDRESSES = Pattern.compile("(?m)^API=\\S+ SANDBOX=\\S+$");

    @TempDir
    Path folder;

    private record Run(int exit, String told) {}

    @Test
    void it_files_a_website_up_to_the_submission() throws Exception {
        var run = run(STACK.gateway() + "/api/v1");

        assertThat(run.exit()).as(run.told()).isZero();
        assertThat(run.told())
                .contains("\"state\":\"PROVIDER_REVIEW\"", "\"waitingFor\":\"REVIEWER\"")
                .doesNotContain("Refused");
    }

    @Test
    void it_stops_at_the_first_refusal_and_prints_it() throws Exception {
        var run = run(STACK.gateway() + "/api/v0");

        assertThat(run.exit()).isNotZero();
        assertThat(run.told())
                .containsOnlyOnce("Refused: {")
                .contains("NOT_FOUND")
                .doesNotContain("null");
    }

    private Run run(String api) throws IOException, InterruptedException {
        var script = SCRIPT.matcher(Files.readString(README));
        assertThat(script.find()).isTrue();
        var addressed = ADDRESSES.matcher(script.group(1)).replaceFirst("API=" + api + " SANDBOX=" + STACK.sandbox());
        assertThat(addressed).contains(api);
        var file = Files.writeString(folder.resolve("first-filing.sh"), addressed);
        var process = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), told);
        } finally {
            process.destroyForcibly();
        }
    }
}
