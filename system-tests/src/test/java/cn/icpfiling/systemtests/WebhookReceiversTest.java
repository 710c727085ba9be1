package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Webhooks as two libraries of receivers see them, standardwebhooks and svix: each delivery is verified, and none that was changed or is
 * old. {@code ./icp hooks} makes it 10,000 deliveries in place of 500.
 */
@Tag("long")
class WebhookReceiversTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Path SCRIPT = Path.of("src/test/node/webhook_receiver.mjs");
    private static final String ADDRESS = "127.0.10.1";
    private static final String SHORT = "500";
    private static final int CHECKS = 3;

    @Test
    void each_delivery_is_verified_by_two_libraries_and_no_changed_one_is() throws Exception {
        var receiver = Applicant.fresh();
        var sandbox = Caller.sandbox(STACK);
        sandbox.post("/registry/domains", Forms.purchase(receiver)).expect(201);
        var addresses = Forms.node();
        addresses.putArray("addresses").add(ADDRESS);
        sandbox.put("/registry/domains/" + receiver.domain() + "/dns", addresses)
                .expect(200);
        var owner = new Accounts(STACK).signUp(Applicant.freshPhone(), Optional.empty());
        var port = Optional.ofNullable(System.getenv("ICP_HOOK_PORT")).orElse("8064");

        var told = run(Map.of(
                "ICP_GATEWAY_URL", STACK.gateway().toString(),
                "ICP_TOKEN", owner.caller().token(),
                "ICP_REFRESH_TOKEN", owner.refreshToken(),
                "ICP_HOOK_URL", "http://" + receiver.domain() + ":" + port + "/hook",
                "ICP_HOOK_ADDRESS", ADDRESS,
                "ICP_HOOKS", System.getenv().getOrDefault("ICP_HOOKS", SHORT)));

        assertThat(told)
                .filteredOn(line -> line.startsWith("FAILED"))
                .as("%s", told)
                .isEmpty();
        assertThat(told)
                .filteredOn(line -> line.startsWith("ok "))
                .as("%s", told)
                .hasSize(CHECKS);
    }

    private static List<String> run(Map<String, String> environment) throws IOException, InterruptedException {
        var script = new ProcessBuilder("node", SCRIPT.toString()).redirectErrorStream(true);
        script.environment().putAll(environment);
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
