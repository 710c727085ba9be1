package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * J30, as the documentation tells it: the script of the partner's day goes from no credentials to all filings in the
 * serving list. {@code ICP_PARTNER_DAY} says how many, 1,000 for a whole day.
 */
@Tag("long")
class PartnerDayTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Path ROOT = Path.of("..");
    private static final List<Path> PAGES = Stream.of("zh", "en")
            .map(language -> ROOT.resolve("documentation/src/main/site/" + language + "/guides/partner-day.md"))
            .toList();
    private static final String FILINGS = System.getenv().getOrDefault("ICP_PARTNER_DAY", "50");

    private record Run(int exit, String told) {}

    @Test
    void a_partner_starts_from_nothing_and_its_customers_sites_are_filed_and_served() throws Exception {
        var commands = PAGES.stream().map(PartnerDayTest::command).distinct().toList();
        assertThat(commands).as("the command of both pages").hasSize(1);

        var run = run(commands.getFirst());

        assertThat(run.exit()).as(run.told()).isZero();
        assertThat(run.told())
                .contains("orders {'COMPLETED': %s}, findings 0".formatted(FILINGS), FILINGS + " filings in ")
                .contains("%d events, 0 with a wrong signature".formatted(3 * Integer.parseInt(FILINGS)))
                .contains(FILINGS + " events of the list, which leads to version " + FILINGS);
    }

    /** The only block of commands of a page. */
    private static String command(Path page) {
        try {
            assertThat(page).content().contains("ADMINISTRATOR_REFRESH", "REVIEWER_REFRESH");
            var blocks = Pattern.compile("(?s)```bash\n(.*?)```")
                    .matcher(Files.readString(page))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
            assertThat(blocks).as("%s", page).hasSize(1);
            return blocks.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run run(String command) throws IOException, InterruptedException {
        var here = Map.of(
                "http://localhost:8080",
                STACK.gateway().toString(),
                "http://localhost:8090",
                STACK.sandbox().toString(),
                "FILINGS=1000",
                "FILINGS=" + FILINGS,
                "python3",
                System.getenv().getOrDefault("ICP_PYTHON", "python3") + " -B");
        for (var one : here.entrySet()) {
            assertThat(command).contains(one.getKey());
            command = command.replace(one.getKey(), one.getValue());
        }
        var script = new ProcessBuilder("bash", "-c", command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true);
        var staff = new Staff(STACK);
        script.environment().put("AT_ONCE", "4");
        // the sessions are the script's own, because it renews them
        script.environment()
                .put("ADMINISTRATOR_REFRESH", staff.signIn("administrator").refreshToken());
        script.environment().put("REVIEWER_REFRESH", staff.signIn("reviewer").refreshToken());
        script.environment().put("PYTHONIOENCODING", "utf-8");
        var process = script.start();
        try {
            var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), told);
        } finally {
            process.destroyForcibly();
        }
    }
}
