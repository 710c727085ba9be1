package cn.icpfiling.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.security.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests run on MariaDB, production runs on MySQL 8.4. Each statement of the services, the platform and the sandbox is one that MySQL's
 * grammar takes and that uses nothing that the two databases do not share; {@code docs/running-on-mysql.md} lists the differences.
 *
 * <p>Two means to keep workers apart are refused in annotations and hints of Hibernate too: Galera and Group Replication keep GET_LOCK to
 * one node, TiDB does not know SKIP LOCKED. A row holds a {@code Lease} instead.
 */
class PortableSqlTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path DOCUMENT = ROOT.resolve("docs/running-on-mysql.md");

    /** What an operator runs before the first migration; the names that are filled in stand between at signs. */
    private static final List<Path> BEFORE_MIGRATIONS = List.of(
            ROOT.resolve("deploy/local/schemas.sql"), ROOT.resolve("deploy/kubernetes/components/mysql/users.sql"));

    /** They run against MariaDB alone. */
    private static final Pattern NOT_DEPLOYED =
            Pattern.compile("(?:system-tests|bench|documentation|platform/testkit)/.*");

    /** Hibernate writes SKIP LOCKED for its constants of that name, and for a time-out of a lock of minus two. */
    private static final Pattern UNPORTABLE = Pattern.compile(
            "\\b(?:GET_LOCK|RELEASE_LOCK)\\s*\\(|(?:\\b|_)SKIP[\\s_]*LOCKED"
                    + "|LOCK[._]TIMEOUT\\b[^;{}]{0,60}?-\\s*2\\b|\\b(?:setTimeout|milliseconds)\\s*\\(\\s*-\\s*2\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    /** Scripts and manifests that run against MySQL. */
    private static final List<String> OPERATION = List.of("deploy/kubernetes", "deploy/backup");

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?://|--)[^\\n]*");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern LISTED =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|[^|]+\\|[^|]+\\| (\\S[^|]*) \\|$");

    @Test
    void every_statement_is_one_of_mysql_and_uses_no_difference() throws IOException {
        var statements = new ArrayList<Statement>();
        for (var file : sources()) {
            if (file.toString().matches(".*/db/.*\\.sql") && isDeployed(file)) {
                statements.addAll(MigrationStatements.in(ROOT, file));
            }
        }
        assertThat(statements).as("statements of migrations").hasSizeGreaterThan(500);
        for (var file : BEFORE_MIGRATIONS) {
            statements.addAll(filledIn(file));
        }
        var operation = ofOperation();
        for (var file : List.of(
                "deploy/kubernetes/rotate-keys.sh",
                "deploy/backup/ship.sh",
                "deploy/kubernetes/components/mysql/cluster/backup.yaml")) {
            assertThat(operation).anyMatch(statement -> statement.place().startsWith(file + ":"));
        }
        statements.addAll(operation);
        var java = JavaStatements.in(
                ROOT,
                sources().stream()
                        .filter(file -> file.toString().endsWith(".java") && isDeployed(file))
                        .toList());
        assertThat(java).as("statements in Java").hasSizeGreaterThan(850);
        assertThat(java.stream().filter(Statement::hasHoles).count())
                .as("statements that the sources alone do not tell in full")
                .isLessThan(java.size() / 5);
        statements.addAll(java);

        var faults = new TreeMap<String, List<String>>();
        for (var statement : statements) {
            var found = Difference.faults(statement.text());
            if (!found.isEmpty() && !isContinued(statement, statements)) {
                faults.put(statement.place(), found);
            }
        }

        System.out.printf(
                "Portable SQL: %d statements, %d of them with parts that are only known at run time%n",
                statements.size(),
                statements.stream().filter(Statement::hasHoles).count());
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("differences")
    void a_planted_difference_is_found(Difference difference) {
        assertThat(Difference.faults(difference.canary())).contains(difference.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM t WHERE a == 1",
                "INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING",
                "CREATE TABLE t (a INT, rank INT)",
                "CREATE TABLE t (a DATETIME(6) DEFAULT UTC_TIMESTAMP(6))",
                "SELECT GROUP_CONCAT(a LIMIT 3) FROM t",
                "UPDATE t SET WHERE a = 1"
            })
    void a_statement_that_mysql_does_not_parse_is_found(String statement) {
        assertThat(Difference.faults(statement)).singleElement().asString().startsWith("grammar: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql <<SQL\nSELECT 1;\nGRANT SELECT ON icp_$name.* TO a IDENTIFIED BY '$password';\nSQL\n",
                "  sql <<'SQL'\nDELETE FROM t RETURNING id\n  SQL\n",
                "sql <<<\"CREATE OR REPLACE USER 'a'@'%';\"",
                "last=$(mysql -N -e 'SHOW ALL SLAVES STATUS' | head)",
                "args: [\"session.runSql('SELECT a FROM t FOR SHARE').fetchOne()\"]",
                "session.runSql(`SELECT GET_LOCK('a', 0)`)"
            })
    void a_difference_in_a_script_is_found(String script) {
        assertThat(ScriptStatements.in("x.sh", script))
                .anyMatch(statement -> !Difference.faults(statement.text()).isEmpty());
    }

    @Test
    void statements_of_a_script_are_told_from_its_other_texts() {
        var script =
                "# 'SELECT 1'\necho \"SHOW\" 'UPDATED x'\nsql <<<\"DROP USER '$user'@'%';\"\nsql <<SQL\nSELECT 'a;b';\nSET @a = 1;\nSQL\n";

        assertThat(ScriptStatements.in("x.sh", script))
                .containsExactly(
                        new Statement("x.sh:4", "SELECT 'a;b'"),
                        new Statement("x.sh:4", "SET @a = 1"),
                        new Statement("x.sh:3" + ScriptStatements.HINT, "DROP USER 'user'@'%'"));
    }

    @Test
    void a_message_that_begins_as_a_statement_is_told_with_how_to_write_it() {
        var statement = ScriptStatements.in("x.sh", "\n\n# one\necho \"START the jobs\"")
                .getFirst();

        assertThat(Difference.faults(statement.text())).isNotEmpty();
        assertThat(statement.place()).startsWith("x.sh:4 (").contains("if it is a message, begin it with no verb");
        assertThat(ScriptStatements.in("x.sh", "echo \"Start the jobs\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM t WHERE a = ? FOR UPDATE NOWAIT",
                "SELECT id FROM t WHERE a = ? LOCK IN SHARE MODE",
                "INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE a = VALUES(a)",
                "UPDATE t SET a = 1 WHERE id IN (SELECT id FROM (SELECT id FROM t WHERE b = 2) x)",
                "SELECT DATE(a) AS day, COUNT(*) FROM t GROUP BY day",
                "SELECT a, SUM(b) OVER (PARTITION BY a) FROM t",
                "CREATE TABLE t (url VARCHAR(10), a JSON NOT NULL DEFAULT (JSON_ARRAY()), number INT)"
            })
    void what_both_databases_run_is_not(String statement) {
        assertThat(Difference.faults(statement)).isEmpty();
    }

    @Test
    void the_document_has_a_row_with_a_source_for_each_difference() throws IOException {
        var listed = new TreeMap<String, String>();
        LISTED.matcher(Files.readString(DOCUMENT)).results().forEach(row -> listed.put(row.group(1), row.group(2)));

        assertThat(listed.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Difference.ALL.stream().map(Difference::id).toList());
        assertThat(listed.values()).allMatch(source -> source.matches("(?:MySQL|MariaDB|Galera|TiDB) .*"));
    }

    @Test
    void a_constraint_has_its_name_once_in_a_schema() throws IOException {
        for (var schema : schemas()) {
            assertThat(ConstraintNames.twice(schema))
                    .as(schema.getFirst().place())
                    .isEmpty();
        }
    }

    @Test
    void a_foreign_key_names_a_unique_key() throws IOException {
        var keys = 0L;
        for (var schema : schemas()) {
            assertThat(ForeignKeys.toNoUniqueKey(schema))
                    .as(schema.getFirst().place())
                    .isEmpty();
            keys += ForeignKeys.count(schema);
        }
        assertThat(keys).isGreaterThan(50);
    }

    @Test
    void a_planted_foreign_key_to_a_part_of_a_key_is_found() {
        var other = new Statement(
                "a:1",
                "CREATE TABLE b (\n  x INT NOT NULL,\n  y INT NOT NULL,\n  z INT NOT NULL UNIQUE,\n  PRIMARY KEY (x, y),\n  KEY b_y (y)\n)");

        assertThat(ForeignKeys.toNoUniqueKey(
                        List.of(other, new Statement("a:2", "ALTER TABLE c ADD FOREIGN KEY (x) REFERENCES b (x)"))))
                .containsExactly("c to b [x]");
        assertThat(ForeignKeys.toNoUniqueKey(
                        List.of(other, new Statement("a:2", "ALTER TABLE c ADD FOREIGN KEY (y) REFERENCES b (y)"))))
                .hasSize(1);
        assertThat(ForeignKeys.toNoUniqueKey(List.of(
                        other,
                        new Statement("a:2", "ALTER TABLE c ADD FOREIGN KEY (x, y) REFERENCES b (x, y)"),
                        new Statement("a:3", "ALTER TABLE c ADD FOREIGN KEY (z) REFERENCES b (z)"))))
                .isEmpty();
    }

    /** Group Replication demands it (MySQL manual, Group Replication Requirements). */
    @Test
    void a_table_has_a_primary_key() throws IOException {
        var statements = new ArrayList<Statement>();
        for (var source : sources()) {
            if (source.toString().matches(".*/db/.*\\.sql") && isDeployed(source)) {
                statements.addAll(MigrationStatements.in(ROOT, source));
            }
        }
        for (var file : BEFORE_MIGRATIONS) {
            statements.addAll(filledIn(file));
        }
        statements.removeIf(statement -> !statement.text().startsWith("CREATE TABLE"));

        assertThat(statements)
                .hasSizeGreaterThan(150)
                .allSatisfy(statement ->
                        assertThat(statement.text()).as(statement.place()).contains("PRIMARY KEY"));
        for (var file : BEFORE_MIGRATIONS) {
            assertThat(statements)
                    .anyMatch(statement -> statement.text().contains("DATABASECHANGELOG (")
                            && statement.place().startsWith(ROOT.relativize(file) + ":"));
        }
    }

    @Test
    void a_name_that_stands_for_two_tables_is_found() {
        var one = new Statement("a:1", "CREATE TABLE a (x INT, CONSTRAINT positive CHECK (x > 0))");
        var other = new Statement("a:2", "ALTER TABLE b ADD CONSTRAINT positive CHECK (y > 0)");

        assertThat(ConstraintNames.twice(List.of(one, other))).containsExactly("positive of a and of b");
        assertThat(ConstraintNames.twice(List.of(one, one))).isEmpty();
    }

    @Test
    void no_source_uses_what_only_some_databases_have() throws IOException {
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
            var code = code(Files.readString(source));
            var isJava = source.toString().endsWith(".java");
            assertThat(UNPORTABLE.matcher(code).find() || isDeployed(source) && Fragments.useDifference(code, isJava))
                    .as("%s", ROOT.relativize(source))
                    .isFalse();
        }
        assertThat(Fragments.useDifference("sql: UPDATE t SET a = NEXT VALUE FOR s", false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql.list(\"SELECT get_lock(?, 0)\")",
                "\" ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED\"",
                "\" ORDER BY id FOR UPDATE SKIP\"\n        + \" LOCKED\"",
                "// one\n\" ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED\"",
                "\" RETURNING id\"",
                "left--;\nappend(\" RETURNING id\")",
                "\" COLLATE utf8mb4_uca1400_ai_ci\"",
                "\" COLLATE utf8mb4_0900_\" + \"ai_ci\"",
                "append('\"').append(\"NEXT VALUE FOR numbers\")",
                "\"\"\"\n  AND a REGEXP ?\n\"\"\"",
                "sort ? \" FOR UPDATE WAIT 3\" : \" FETCH FIRST 3 ROWS ONLY\"",
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
    void a_planted_use_is_found(String source) {
        assertThat(uses(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Without SKIP LOCKED. */ sql.list(\"SELECT 1\");",
                "-- without SKIP LOCKED\nSELECT 1",
                "public boolean supportsSkipLocked() {",
                "query.setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 2000); var last = size - 2;",
                "client.setTimeout(2)",
                "case 'A' -> '->'; State.IGNORED; enum Sound { MEDIAN(1) } text(\"the returning caller\")"
            })
    void what_only_looks_like_it_is_not(String source) {
        assertThat(uses(source)).isFalse();
    }

    /** Each schema's statements: those of its module after those of the platform, of which it uses some. */
    private static List<List<Statement>> schemas() throws IOException {
        var schemas = new ArrayList<List<Statement>>();
        for (var source : sources()) {
            if (source.endsWith("db/0010-baseline.sql") && isDeployed(source)) {
                var schema = new ArrayList<Statement>();
                var platform = ROOT.resolve("platform/data/src/main/resources/db/platform");
                for (var folder : List.of(source.getParent(), platform)) {
                    try (var files = Files.list(folder)) {
                        for (var file : files.filter(file -> file.toString().endsWith(".sql"))
                                .sorted()
                                .toList()) {
                            schema.addAll(MigrationStatements.in(ROOT, file));
                        }
                    }
                }
                schemas.add(schema);
            }
        }
        assertThat(schemas).hasSize(6);
        return schemas;
    }

    private static List<Statement> filledIn(Path file) throws IOException {
        return MigrationStatements.in(ROOT, file).stream()
                .map(statement ->
                        new Statement(statement.place(), statement.text().replaceAll("@([A-Z_]+)@", "$1")))
                .toList();
    }

    private static List<Difference> differences() {
        return Difference.ALL;
    }

    /** A constant or local variable that a longer statement of the same file begins with is judged with that statement. */
    private static boolean isContinued(Statement statement, List<Statement> all) {
        var file = statement.place().substring(0, statement.place().indexOf(':') + 1);
        return all.stream()
                .anyMatch(other -> !other.equals(statement)
                        && other.place().startsWith(file)
                        && other.text().startsWith(statement.text()));
    }

    private static boolean uses(String source) {
        var code = code(source);
        return UNPORTABLE.matcher(code).find() || Fragments.useDifference(code, true);
    }

    private static String code(String source) {
        return JOINED.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
    }

    private static List<Statement> ofOperation() throws IOException {
        var found = new ArrayList<Statement>();
        for (var file : ProjectFiles.all()) {
            var name = ROOT.relativize(file).toString();
            if (OPERATION.stream().anyMatch(folder -> name.startsWith(folder + "/"))
                    && name.matches(".*\\.(?:sh|yaml)")) {
                found.addAll(ScriptStatements.in(name, Files.readString(file)));
            }
        }
        return found;
    }

    private static boolean isDeployed(Path file) {
        return !NOT_DEPLOYED.matcher(ROOT.relativize(file).toString()).matches();
    }

    private static List<Path> sources() throws IOException {
        return ProjectFiles.all().stream()
                .filter(file -> file.toString().matches(".*/src/main/.*\\.(?:java|sql|xml|yaml|properties)"))
                .toList();
    }
}
