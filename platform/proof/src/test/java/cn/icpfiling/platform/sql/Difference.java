package cn.icpfiling.platform.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A means of SQL that MySQL 8.4 and MariaDB 11.4, or another database of their dialect, do not share. {@code docs/running-on-mysql.md} has a
 * row with the source for each.
 *
 * @param id the name in the document
 * @param pattern what finds it in a statement; null if the tree of the statement shows it ({@link TreeRules})
 * @param canary a statement that uses it
 */
record Difference(String id, Pattern pattern, String canary) {
    private static final String KIND = "(?:COLUMN|INDEX|KEY|CONSTRAINT|PRIMARY KEY|FOREIGN KEY|UNIQUE|PARTITION)";

    static final List<Difference> ALL = List.of(
            of(
                    "get-lock",
                    "\\b(?:GET_LOCK|RELEASE_LOCK|RELEASE_ALL_LOCKS|IS_(?:FREE|USED)_LOCK)\\s*\\(",
                    "SELECT GET_LOCK('a', 0)"),
            of("skip-locked", "\\bSKIP\\s+LOCKED\\b", "SELECT id FROM t FOR UPDATE SKIP LOCKED"),
            of(
                    "lock-wait-n",
                    "\\b(?:FOR\\s+UPDATE|LOCK\\s+IN\\s+SHARE\\s+MODE)\\s+WAIT\\b",
                    "SELECT id FROM t FOR UPDATE WAIT 3"),
            of(
                    "lock-of",
                    "\\bFOR\\s+(?:UPDATE|SHARE)\\s+OF\\b",
                    "SELECT a.id FROM a JOIN b ON b.id = a.id FOR UPDATE OF a"),
            of("for-share", "\\bFOR\\s+SHARE\\b", "SELECT id FROM t FOR SHARE"),
            of("returning", "\\bRETURNING\\b", "INSERT INTO t (a) VALUES (1) RETURNING id"),
            of(
                    "sequence",
                    "\\b(?:CREATE|ALTER|DROP)\\s+(?:\\w+\\s+)?SEQUENCE\\b|\\b(?:NEXT|PREVIOUS)\\s+VALUE\\s+FOR\\b|\\b(?:NEXTVAL|LASTVAL|SETVAL)\\b",
                    "SELECT NEXT VALUE FOR s"),
            of("collation-uca1400", "uca1400_", "CREATE TABLE t (a VARCHAR(9) COLLATE utf8mb4_uca1400_ai_ci)"),
            of(
                    "collation-0900",
                    "_0900_",
                    "CREATE TABLE t (a VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci)"),
            of(
                    "alter-if-exists",
                    "\\b(?:ADD|DROP|MODIFY|CHANGE)\\s+(?:" + KIND + "\\s+)?IF\\s+(?:NOT\\s+)?EXISTS\\b",
                    "ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT"),
            of(
                    "index-if-exists",
                    "\\bCREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+IF\\b|\\bDROP\\s+INDEX\\s+IF\\b",
                    "CREATE INDEX IF NOT EXISTS i ON t (a)"),
            of(
                    "create-or-replace",
                    "\\bCREATE\\s+OR\\s+REPLACE\\s+(?!.*\\bVIEW\\b)",
                    "CREATE OR REPLACE TABLE t (a INT)"),
            of(
                    "types",
                    "(?:CREATE|ALTER)\\s.*\\b\\w+\\s+(?:UUID|INET4|INET6|XMLTYPE)\\b",
                    "CREATE TABLE t (id UUID NOT NULL)"),
            of(
                    "uuid-functions",
                    "\\b(?:UUID_V4|UUID_V7|SYS_GUID|UUID_TO_BIN|BIN_TO_UUID|IS_UUID)\\s*\\(",
                    "SELECT UUID_TO_BIN(?)"),
            of(
                    "json-mariadb",
                    "\\bJSON_(?:QUERY|EXISTS|DETAILED|COMPACT|LOOSE|EQUALS|NORMALIZE|KEY_VALUE|ARRAY_INTERSECT|OBJECT_TO_ARRAY"
                            + "|OBJECT_FILTER_KEYS)\\s*\\(",
                    "SELECT JSON_QUERY(a, '$.b') FROM t"),
            of(
                    "json-mysql",
                    "->>?\\s*'|\\bMEMBER\\s+OF\\b|\\bAS\\s+JSON\\b|\\bJSON_(?:STORAGE_\\w+|SCHEMA_VALIDATION_REPORT|VALUE)\\s*\\(",
                    "SELECT a->>'$.b' FROM t"),
            of(
                    "text-default",
                    "\\b(?:JSON|TINYTEXT|TEXT|MEDIUMTEXT|LONGTEXT|TINYBLOB|BLOB|MEDIUMBLOB|LONGBLOB)\\b[^,]*\\bDEFAULT\\s+(?!NULL\\b|\\()",
                    "CREATE TABLE t (a JSON NOT NULL DEFAULT '[]')"),
            of(
                    "system-versioning",
                    "\\bSYSTEM\\s+VERSIONING\\b|\\bFOR\\s+SYSTEM_TIME\\b|\\bPERIOD\\s+FOR\\b|\\bWITHOUT\\s+OVERLAPS\\b|\\bFOR\\s+PORTION\\s+OF\\b",
                    "CREATE TABLE t (a INT) WITH SYSTEM VERSIONING"),
            of("persistent", "\\)\\s+PERSISTENT\\b", "CREATE TABLE t (a INT, b INT AS (a + 1) PERSISTENT)"),
            of("ignored-index", "\\b(?:NOT\\s+)?IGNORED\\b", "ALTER TABLE t ALTER INDEX i IGNORED"),
            of(
                    "column-compressed",
                    "\\)\\s+COMPRESSED\\b|\\bPAGE_COMPRESS|\\bENCRYPTED\\s*=|\\bENCRYPTION_KEY_ID\\b|\\bENGINE\\s*=\\s*(?!InnoDB)\\w+",
                    "CREATE TABLE t (a VARCHAR(9) COMPRESSED)"),
            of(
                    "set-statement",
                    "\\bSET\\s+STATEMENT\\b|\\bmax_statement_time\\b",
                    "SET STATEMENT max_statement_time = 1 FOR SELECT 1"),
            of("optimizer-hint", "/\\*\\+|/\\*M?!", "SELECT /*+ MAX_EXECUTION_TIME(10) */ 1"),
            of("rows-examined", "\\bROWS\\s+EXAMINED\\b", "SELECT id FROM t LIMIT ROWS EXAMINED 10"),
            of("fetch-first", "\\bFETCH\\s+(?:FIRST|NEXT)\\b", "SELECT id FROM t FETCH FIRST 3 ROWS ONLY"),
            of(
                    "alter-online",
                    "\\bALTER\\s+(?:ONLINE|IGNORE)\\b|\\bALGORITHM\\s*=\\s*NOCOPY\\b|\\b(?:NOWAIT|WAIT\\s+\\d+)\\s+(?:ADD|DROP)\\b",
                    "ALTER TABLE t ADD COLUMN a INT, ALGORITHM=NOCOPY"),
            of("execute-immediate", "\\bEXECUTE\\s+IMMEDIATE\\b|\\bNOT\\s+ATOMIC\\b", "EXECUTE IMMEDIATE 'SELECT 1'"),
            of(
                    "oracle-functions",
                    "\\b(?:NVL2?|TO_CHAR|TO_NUMBER|TO_DATE|ADD_MONTHS|CHR|LENGTHB|SFORMAT|KDF|CRC32C|NATURAL_SORT_KEY|MEDIAN"
                            + "|ROWNUM|PERCENTILE_CONT|PERCENTILE_DISC)\\s*\\(",
                    "SELECT NVL(a, 0) FROM t"),
            of("regular-expressions", "\\b(?:REGEXP|RLIKE|REGEXP_\\w+)\\b", "SELECT id FROM t WHERE a REGEXP '^b'"),
            of(
                    "row-alias",
                    "\\)\\s*AS\\s+\\w+\\s+ON\\s+DUPLICATE\\b|\\bVALUE\\s*\\(\\s*\\w+\\s*\\)(?=\\s*(?:,|$))",
                    "INSERT INTO t (a) VALUES (1) AS n ON DUPLICATE KEY UPDATE a = n.a"),
            of(
                    "grant-identified",
                    "\\bGRANT\\b.*\\bIDENTIFIED\\b|\\bIDENTIFIED\\s+VIA\\b",
                    "GRANT SELECT ON a.* TO b IDENTIFIED BY 'c'"),
            of(
                    "foreign-key-action",
                    "\\bON\\s+UPDATE\\s+(?:CASCADE|SET)\\b|\\bON\\s+DELETE\\s+SET\\b",
                    "CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES b (c) ON DELETE SET NULL)"),
            of(
                    "reserved-in-8-4",
                    "(?<![`'\\w.])(?:MANUAL|PARALLEL|QUALIFY|TABLESAMPLE)(?![`'\\w])",
                    "SELECT id FROM t WHERE manual = 1"),
            of("own-table-in-subquery", null, "UPDATE t SET a = 1 WHERE id IN (SELECT id FROM t WHERE b = 2)"),
            of("only-full-group-by", null, "SELECT a, b, COUNT(*) FROM t GROUP BY a"),
            of("distinct-order", null, "SELECT DISTINCT a FROM t ORDER BY b"));

    private static Difference of(String id, String pattern, String canary) {
        return new Difference(
                id,
                pattern == null ? null : Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
                canary);
    }

    /** What stands against a statement: ids of differences, or "grammar" with what MySQL's grammar does not understand. */
    static List<String> faults(String statement) {
        var text = Reading.of(statement);
        var faults = new ArrayList<String>();
        for (var difference : ALL) {
            if (difference.pattern() != null
                    && difference.pattern().matcher(text).find()) {
                faults.add(difference.id());
            }
        }
        var outcome = MySqlGrammar.parse(text);
        outcome.fault().ifPresent(fault -> faults.add("grammar: " + fault));
        if (outcome.fault().isEmpty()) {
            faults.addAll(TreeRules.broken(outcome.tree()));
        }
        return faults;
    }
}
