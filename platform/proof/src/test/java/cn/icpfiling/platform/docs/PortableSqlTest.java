package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Databases of MySQL's dialect differ in two means to keep workers apart: Galera and Group Replication keep GET_LOCK to one node, TiDB does
 * not know SKIP LOCKED. The platform uses neither, in statements, annotations and hints: a row holds a {@code Lease}.
 */
class PortableSqlTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    /** Hibernate writes SKIP LOCKED for its constants of that name, and for a time-out of a lock of minus two. */
    private static final Pattern UNPORTABLE = Pattern.compile(
            "\\b(?:GET_LOCK|RELEASE_LOCK)\\s*\\(|(?:\\b|_)SKIP[\\s_]*LOCKED"
                    + "|LOCK[._]TIMEOUT\\b[^;{}]{0,60}?-\\s*2\\b|\\b(?:setTimeout|milliseconds)\\s*\\(\\s*-\\s*2\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)(?://|--).*$");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    @Test
    void no_statement_uses_what_only_some_databases_have() throws IOException {
        var sources = sources();
        assertThat(sources).as("sources that hold statements").hasSizeGreaterThan(500);
        assertThat(sources)
                .extracting(source -> ROOT.relativize(source).getName(0).toString())
                .contains(
                        "account-service",
                        "filing-service",
                        "inspection-service",
                        "legacy-import-service",
                        "platform",
                        "sandbox",
                        "verification-service");
        for (var source : sources) {
            assertThat(uses(Files.readString(source)))
                    .as("%s", ROOT.relativize(source))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql.list(\"SELECT get_lock(?, 0)\")",
                "\" ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED\"",
                "\" ORDER BY id FOR UPDATE SKIP\"\n        + \" LOCKED\"",
                "query.setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)",
                "query.setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, -2)",
                "query.setHint(\"jakarta.persistence.lock.timeout\", -2)",
                "@QueryHint(name = \"jakarta.persistence.lock.timeout\", value = \"-2\")",
                "query.setTimeout(Timeouts.SKIP_LOCKED)",
                "query.setTimeout(-2)",
                "query.setTimeout(Timeout.milliseconds(-2))",
                "query.setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)",
                "new LockOptions(LockMode.PESSIMISTIC_WRITE).setTimeOut( - 2 )"
            })
    void a_planted_statement_is_found(String source) {
        assertThat(uses(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Without SKIP LOCKED. */ sql.list(\"SELECT 1\");",
                "-- without SKIP LOCKED\nSELECT 1",
                "public boolean supportsSkipLocked() {",
                "query.setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 2000); var last = size - 2;",
                "client.setTimeout(2)"
            })
    void what_only_looks_like_it_is_not(String source) {
        assertThat(uses(source)).isFalse();
    }

    private static boolean uses(String source) {
        var statements = COMMENT.matcher(source).replaceAll("");
        return UNPORTABLE.matcher(JOINED.matcher(statements).replaceAll("")).find();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/main/.*\\.(?:java|sql|xml|yaml|properties)"))
                    .toList();
        }
    }
}
