package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What people did is in the audit, and whoever owns the database server cannot change it unseen. */
@Isolated
class AuditHoldsTest {

    private final Stack stack = Stack.fromEnvironment();

    @Test
    void a_row_that_the_databases_owner_changed_turns_the_verifier_red() throws IOException, InterruptedException {
        FirstFiling.of(Applicant.fresh(), stack, told -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();

        var clean = verify();
        assertThat(clean.exit()).as(clean.printed()).isZero();
        assertThat(clean.printed()).contains("✓ filing: ", "✓ account: ", "✓ verification: ");

        inFilingsDatabase(
                "DROP TRIGGER audit_entries_no_update",
                "UPDATE audit_entries SET outcome = 'REFUSED' WHERE act = 'ORDER.DRAFT' ORDER BY id LIMIT 1");
        try {
            var found = verify();
            assertThat(found.exit()).as(found.printed()).isEqualTo(1);
            assertThat(found.printed()).contains("✗ filing: ", "LINK_BROKEN from number ", "ENTRY_FORGED");
        } finally {
            inFilingsDatabase(
                    "UPDATE audit_entries SET outcome = 'DONE' WHERE act = 'ORDER.DRAFT' AND outcome = 'REFUSED'",
                    "CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries FOR EACH ROW"
                            + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only'");
        }
        var mended = verify();
        assertThat(mended.exit()).as(mended.printed()).isZero();
    }

    private record Ended(int exit, String printed) {}

    private Ended verify() throws IOException, InterruptedException {
        return run(List.of(stack.script().toString(), "audit", "verify"));
    }

    private void inFilingsDatabase(String... statements) {
        new LocalDatabase(stack, "icp_filing").run(statements);
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        var log = Files.createTempFile(Path.of("target"), "audit", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(log));
    }
}
