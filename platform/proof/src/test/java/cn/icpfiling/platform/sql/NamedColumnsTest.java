package cn.icpfiling.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.security.ProjectFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A statement of a service names the columns that it reads. A release adds columns while replicas of the one before run: the result of a
 * prepared {@code SELECT *} gets one column more then, and the driver (Connector/J 9, which keeps what the server told of the columns when
 * it prepared the statement) fails with an ArrayIndexOutOfBoundsException in the middle of the answer. An upgrade under load set records
 * aside so (2026-12-02).
 */
class NamedColumnsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern ALL_COLUMNS =
            Pattern.compile("(?:\\bSELECT\\s+(?:DISTINCT\\s+)?|,\\s*)(?:\\w+\\.)?\\*", Pattern.CASE_INSENSITIVE);

    @Test
    void a_service_names_the_columns_that_it_reads() throws IOException {
        var statements = statements();

        assertThat(statements).as("statements of the services").hasSizeGreaterThan(700);
        assertThat(statements)
                .filteredOn(statement -> ALL_COLUMNS.matcher(statement.text()).find())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders where id = ? for update",
                "SELECT n.* FROM notices n",
                "SELECT DISTINCT *\nFROM orders",
                "SELECT a.id, b.* FROM a JOIN b ON b.id = a.id",
                "SELECT id FROM (SELECT  * FROM orders) o"
            })
    void a_statement_that_reads_all_columns_is_found(String statement) {
        assertThat(ALL_COLUMNS.matcher(statement).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT COUNT(*), MAX(id) FROM orders", "SELECT a * 2, b*c FROM t", "SELECT n.id FROM notices n"
            })
    void one_that_counts_or_multiplies_is_not(String statement) {
        assertThat(ALL_COLUMNS.matcher(statement).find()).isFalse();
    }

    private static Collection<Statement> statements() throws IOException {
        return JavaStatements.in(
                ROOT,
                ProjectFiles.all().stream()
                        .filter(file -> ROOT.relativize(file)
                                .toString()
                                .matches("(?:[a-z-]+-service|gateway|platform/(?!testkit)[a-z]+)/src/main/.*\\.java"))
                        .toList());
    }
}
