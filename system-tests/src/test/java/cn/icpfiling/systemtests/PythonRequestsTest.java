package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Java's client forgives what others do not: the same API is asked by Python's requests and urllib. */
class PythonRequestsTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Path SCRIPT = Path.of("src/test/python/requests_client.py");
    private static final int CHECKS = 7;

    @Test
    void etags_bulk_orders_and_refusals_are_as_a_python_client_expects() throws Exception {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, told -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();
        var partner = Partner.letIn(STACK);

        var told = run(Map.of(
                "ICP_GATEWAY_URL", STACK.gateway().toString(),
                "ICP_APPLICANT_TOKEN", filing.caller().token(),
                "ICP_ORDER", filing.orderId(),
                "ICP_SUBJECT", Forms.subject(filing.who()).toString(),
                "ICP_TYPE_QUESTION", Forms.typeQuestion(filing.who()).toString(),
                "ICP_PARTNER_TOKEN", partner.caller().token(),
                "ICP_CUSTOMER", partner.opens("P-1").id()));

        assertThat(told)
                .filteredOn(line -> line.startsWith("FAILED"))
                .as("%s", told)
                .isEmpty();
        assertThat(told).filteredOn(line -> line.startsWith("ok ")).hasSize(CHECKS);
    }

    private static List<String> run(Map<String, String> environment) throws IOException, InterruptedException {
        var python = System.getenv().getOrDefault("ICP_PYTHON", "python3");
        var script = new ProcessBuilder(python, "-B", SCRIPT.toString()).redirectErrorStream(true);
        script.environment().putAll(environment);
        script.environment().put("PYTHONIOENCODING", "utf-8");
        var process = script.start();
        try {
            var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            process.waitFor();
            return told;
        } finally {
            process.destroyForcibly();
        }
    }
}
