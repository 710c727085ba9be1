package cn.icpfiling.platform.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Today's contracts of events and migrations against the last release; LastReleaseContractTest of the gateway has the API. */
class LastReleaseTest {
    private static final Path ROOT =
            Path.of(System.getProperty("icp.root", "../..")).toAbsolutePath().normalize();
    private static final String FINDING = "events/inspection-service/schemas/inspection.finding.v1.json";

    @TempDir
    Path other;

    @Test
    void nothing_in_the_events_breaks_consumers_of_the_last_release() throws IOException {
        var last = LastRelease.of(ROOT);
        assumeTrue(last.isPresent(), LastRelease.NONE);

        assertThat(IntendedBreaks.read(ROOT, "events")
                        .faults(last.orElseThrow(), last.orElseThrow().events(ROOT)))
                .as("breaks against " + last.orElseThrow().version() + "; docs/releasing.md says what to do")
                .isEmpty();
    }

    @Test
    void nothing_in_the_migrations_breaks_databases_of_the_last_release() throws IOException {
        var last = LastRelease.of(ROOT);
        assumeTrue(last.isPresent(), LastRelease.NONE);

        assertThat(IntendedBreaks.read(ROOT, "migrations")
                        .faults(last.orElseThrow(), last.orElseThrow().migrations(ROOT)))
                .as("breaks against " + last.orElseThrow().version() + "; docs/releasing.md says what to do")
                .isEmpty();
    }

    @Test
    void the_highest_version_is_the_last_release() throws IOException {
        assertThat(LastRelease.of(other)).isEmpty();

        for (var folder : new String[] {"0.9.0", "0.10.1", "0.10.0", "drafts"}) {
            Files.createDirectories(other.resolve("docs/releases").resolve(folder));
        }

        assertThat(LastRelease.of(other).orElseThrow().version()).isEqualTo("0.10.1");
        assertThat(LastRelease.of(other).orElseThrow().isStable()).isFalse();
        assertThat(new LastRelease("1.0.0", other).isStable()).isTrue();
    }

    @Test
    void what_the_release_command_would_freeze_today_breaks_nothing() throws Exception {
        var today = freeze();

        assertThat(today.events(ROOT)).isEmpty();
        assertThat(today.migrations(ROOT)).isEmpty();
        assertThat(today.folder().resolve(FINDING))
                .hasSameTextualContentAs(
                        ROOT.resolve("inspection-service/src/main/contract/schemas/inspection.finding.v1.json"));
        assertThat(Files.readAllLines(today.folder().resolve("migrations.sha256")))
                .hasSizeGreaterThan(15)
                .anyMatch(line -> line.endsWith("  platform/data/src/main/resources/db/platform/0001-outbox.sql"))
                .noneMatch(line -> line.contains("bench/") || line.contains("/src/test/"));
    }

    @Test
    void a_release_that_had_more_is_noticed() throws Exception {
        var last = freeze();
        var schema = last.folder().resolve(FINDING);
        Files.writeString(schema, Files.readString(schema).replace("\"dueOn\"", "\"lastDay\""));
        var digests = last.folder().resolve("migrations.sha256");
        Files.writeString(
                digests,
                Files.readString(digests)
                        .replaceFirst("(?m)^[0-9a-f]{64}(  account-service/)", "0".repeat(64) + "$1")
                        .replaceFirst("platform/0001-outbox", "platform/0001-outgoing"));

        assertThat(last.events(ROOT)).extracting(Break::rule).isNotEmpty().containsOnly(BreakRule.PROPERTY_REMOVED);
        assertThat(last.migrations(ROOT))
                .extracting(Break::rule)
                .containsExactlyInAnyOrder(BreakRule.MIGRATION_CHANGED, BreakRule.MIGRATION_REMOVED);
    }

    private LastRelease freeze() throws IOException, InterruptedException {
        var folder = other.resolve("docs/releases/0.0.1");
        var process = new ProcessBuilder(
                        "bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        ". deploy/local/lib/release.sh; freeze_files \"$PWD\" \"$0\"",
                        folder.toString())
                .directory(ROOT.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return LastRelease.of(other).orElseThrow();
    }
}
