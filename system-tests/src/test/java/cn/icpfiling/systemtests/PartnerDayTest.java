package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * J30, as the documentation tells it: the script of the partner's day goes from no credentials to all filings in the
 * serving list. {@code ICP_PARTNER_DAY} says how many, 1,000 for a whole day.
 */
class PartnerDayTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Path SCRIPT = Path.of("../docs/partner-day/partner_day.py");
    private static final String FILINGS = System.getenv().getOrDefault("ICP_PARTNER_DAY", "50");

    private record Run(int exit, String told) {}

    @Test
    void a_partner_starts_from_nothing_and_its_customers_sites_are_filed_and_served() throws Exception {
        var run = run();

        assertThat(run.exit()).as(run.told()).isZero();
        assertThat(run.told())
                .contains("orders {'COMPLETED': %s}, findings 0".formatted(FILINGS), FILINGS + " filings in ");
    }

    private static Run run() throws IOException, InterruptedException {
        var python = System.getenv().getOrDefault("ICP_PYTHON", "python3");
        var script = new ProcessBuilder(python, "-B", SCRIPT.toString()).redirectErrorStream(true);
        var staff = new Staff(STACK);
        script.environment().put("ICP", STACK.gateway().toString());
        script.environment().put("SANDBOX", STACK.sandbox().toString());
        script.environment().put("FILINGS", FILINGS);
        script.environment().put("AT_ONCE", "4");
        script.environment().put("ADMINISTRATOR", staff.caller("administrator").token());
        // the reviews come last: the script renews a session that is its own
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
