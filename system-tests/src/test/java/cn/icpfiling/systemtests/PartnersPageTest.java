package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/partners.md, run as a partner's engineer runs it: all its commands are one script, which ends at the first refusal. The administrator
 * is signed in already, and what only one partner of a stack can have is this run's own: its name, its addresses, a holder's phone, a receiver's name.
 */
@Tag("long")
class PartnersPageTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Path PAGE = Path.of("../docs/partners.md");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```");
    private static final String RECEIVER = "127.0.10.1";
    /** A refusal ends the script, and is printed. */
    private static final String STRICT = """
            set -euo pipefail
            curl() { command curl --fail-with-body "$@" || { echo "Refused: curl $*" >&2; return 1; }; }
            """;

    @TempDir
    Path folder;

    @Test
    void its_commands_succeed_one_after_the_other() throws Exception {
        var run = run(STRICT + commands());

        assertThat(run.told())
                .doesNotContain("Refused")
                .contains(
                        "\"access_token\":\"",
                        "\"203.0.113.0/24\"",
                        "\"state\":\"OPEN\"",
                        "\"mailVerifiedAt\":",
                        "\"CUSTOMERS\"",
                        "\"added\":1",
                        "\"operationId\":\"",
                        "\"subjectNumber\":\"",
                        "\"state\":\"PREPARED\"",
                        "\"endpointId\":\"",
                        "\"more\":");
        assertThat(run.exit()).as(run.told()).isZero();
    }

    private record Run(int exit, String told) {}

    private String commands() throws IOException {
        var page = COMMANDS.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
        for (var own : ofThisRun().entrySet()) {
            assertThat(page).contains(own.getKey());
            page = page.replace(own.getKey(), own.getValue());
        }
        var signIn = Pattern.compile("(?m)^CH=.*\\nADMIN=.*$").matcher(page);
        assertThat(signIn.find()).isTrue();
        return signIn.replaceFirst(
                "ADMIN=" + new Staff(STACK).caller("administrator").token());
    }

    private static Map<String, String> ofThisRun() {
        var random = ThreadLocalRandom.current();
        var own = new LinkedHashMap<String, String>();
        own.put("GATE=http://localhost:8080", "GATE=" + STACK.gateway());
        own.put("SANDBOX=http://localhost:8090", "SANDBOX=" + STACK.sandbox());
        own.put("云上主机", "云上主机" + letters(random));
        own.put("47.96.0.0/15", "47.%d.%d.0/24".formatted(random.nextInt(96, 120), random.nextInt(256)));
        own.put("13800138000", Applicant.freshPhone());
        own.put("https://hooks.cloudhost.cn/icp", receiver());
        return own;
    }

    /** No digits: readers of texts take six of them for a code. */
    private static String letters(ThreadLocalRandom random) {
        return random.ints(12, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** A name that leads to the local address for receivers. */
    private static String receiver() {
        var owner = Applicant.fresh();
        var sandbox = Caller.sandbox(STACK);
        sandbox.post("/registry/domains", Forms.purchase(owner)).expect(201);
        var addresses = Forms.node();
        addresses.putArray("addresses").add(RECEIVER);
        sandbox.put("/registry/domains/" + owner.domain() + "/dns", addresses).expect(200);
        var port = Optional.ofNullable(System.getenv("ICP_HOOK_PORT")).orElse("8064");
        return "http://" + owner.domain() + ":" + port + "/icp";
    }

    private Run run(String script) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("partners.sh"), script);
        var process = new ProcessBuilder("timeout", "120", "bash", file.toString())
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
