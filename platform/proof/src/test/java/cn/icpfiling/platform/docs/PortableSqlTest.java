package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Databases of MySQL's dialect differ in two means to keep workers apart: Galera and Group Replication keep GET_LOCK to one node, TiDB does
 * not know SKIP LOCKED. The platform uses neither: a row holds a {@code Lease}.
 */
class PortableSqlTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern UNPORTABLE =
            Pattern.compile("\\b(?:GET_LOCK|RELEASE_LOCK)\\s*\\(|\\bSKIP\\s+LOCKED\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)(?://|--).*$");

    @Test
    void no_statement_uses_what_only_some_databases_have() throws IOException {
        var sources = sources();
        assertThat(sources).as("sources that hold statements").hasSizeGreaterThan(500);
        for (var source : sources) {
            assertThat(uses(Files.readString(source)))
                    .as("%s", ROOT.relativize(source))
                    .isFalse();
        }
    }

    @Test
    void a_planted_statement_is_found_and_a_comment_is_none() {
        assertThat(uses("sql.list(\"SELECT get_lock(?, 0)\")")).isTrue();
        assertThat(uses("\" ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED\"")).isTrue();
        assertThat(uses("/** Without SKIP LOCKED. */ sql.list(\"SELECT 1\");")).isFalse();
    }

    private static boolean uses(String source) {
        return UNPORTABLE.matcher(COMMENT.matcher(source).replaceAll("")).find();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/main/.*\\.(?:java|sql|xml|yaml|properties)"))
                    .toList();
        }
    }
}
