package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.migrations.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code docs/security/data-classes.yaml} puts each table and shelf of the services into one class, and the code does what the class
 * demands; {@code docs/security/retention.md} names each table that nothing ends.
 */
class DataClassesTest {
    private static final Pattern NOT_ENDED =
            Pattern.compile("(?m)^\\| `([a-z-]+-service)` \\| (`[^|]+`) \\| [^|]+ \\|$");
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z-]+-service) \\| `([^`]+)` \\| [^|]+ \\|$");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");

    private static final String PLANTED = """
            classes:
              personal: {encrypted: true, hashes: true, append-only: false, what: a, encryption: a, integrity: a, retention: a,
                access: a, logging: a, privacy: a, tests: [OneTest]}
              audit: {encrypted: false, hashes: false, append-only: true, what: a, encryption: a, integrity: a, retention: a,
                access: a, logging: a, privacy: a, tests: [OneTest]}
              business: {encrypted: false, hashes: false, append-only: false, what: a, encryption: a, integrity: a, retention: a,
                access: a, logging: a, privacy: a, tests: [OneTest]}
            kept: {no-period: a, facts: a}
            plain: {label: a}
            tables:
              filing-service:
                people: {class: personal, job: DeletePeople, in: icp.people.keep}
                entries: {class: audit, kept: facts}
                lists: {class: business, kept: facts, plain: {name: label}}
                cases: {class: personal, kept: no-period}
            shelves:
              FACES: {class: personal, job: DeletePeople}
            """;

    private static final String ENCRYPTED = """
            class EncryptedPeople implements EncryptedColumns {
                    return List.of(EncryptedColumn.of("people", "id", "phone"),
                            EncryptedColumn.ofFiles(
                                    "cases", "id", "content"));
            """;

    @Test
    void each_table_and_shelf_has_one_class_and_the_code_does_what_the_class_demands() throws IOException {
        var facts = DataClassFacts.read();
        assertThat(facts.tables()).hasSize(6);
        assertThat(facts.tables().values().stream()
                        .mapToInt(one -> one.columns().size())
                        .sum())
                .isGreaterThan(200);
        assertThat(facts.encrypted()).hasSizeGreaterThan(70);

        assertThat(listed().faults(facts)).isEmpty();
    }

    @Test
    void the_page_names_each_table_that_nothing_ends() throws IOException {
        var open = listed().withoutPeriod();

        assertThat(open).contains("filing-service orders", "filing-service MATERIALS");
        assertThat(named(DataClassFacts.text("docs/security/retention.md"))).isEqualTo(open);
        var tables = open.stream().filter(one -> one.matches("\\S+ [a-z_]+")).count();
        assertThat(DataClassFacts.text("docs/security/asvs.md").split(tables + " tables and the papers of orders", -1))
                .hasSize(5);
    }

    @Test
    void the_page_has_each_constant_of_a_time() throws IOException {
        var constants = listed().constants();

        assertThat(constants).hasSizeGreaterThan(3);
        assertThat(constants(DataClassFacts.text("docs/security/retention.md"))).isEqualTo(constants);
        assertThat(constants("| `One` | a-service | `AGE = Duration.ofDays(1)` | words |\n| `One` | `P1D` |\n"))
                .containsExactly("a-service One AGE = Duration.ofDays(1)");
        assertThat(DataClasses.of(PLANTED.replace("in: icp.people.keep", "in: AGE = Duration.ofDays(1)"))
                        .constants())
                .containsExactly("filing-service DeletePeople AGE = Duration.ofDays(1)");
    }

    @Test
    void a_planted_list_without_faults_passes() {
        assertThat(faults(PLANTED)).isEmpty();
        assertThat(DataClasses.of(PLANTED).withoutPeriod()).containsExactly("filing-service cases");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    people: {class: personal, job: DeletePeople, in: icp.people.keep} |  | missing table of filing-service: people
                    lists: { | gone: {class: business, kept: facts}~    lists: { | no such table of filing-service: gone
                    icp.people.keep | icp.people.keeps | filing-service people names icp.people.keeps, which its classes do not have
                    job: DeletePeople, in | job: DeleteAll, in | filing-service people names DeleteAll, which is no class of filing-service
                    job: DeletePeople, in | job: PeopleTable, in | filing-service people names PeopleTable, which is no job
                    people: {class: personal | people: {class: nothing | no such class: nothing of filing-service people
                    people: {class: personal, job | people: {class: personal, kept: no-period, some | none
                    people: {class: personal, job: DeletePeople | people: {class: personal, kept: no-period | filing-service people names icp.people.keep, which its classes do not have & filing-service people is kept, and [PeopleTable] deletes rows
                    {class: audit, kept: facts | {class: business, kept: facts | filing-service entries is append-only, against its class business & unused class: audit
                    {class: business, kept | {class: audit, kept | filing-service lists is not append-only, against its class audit & unused class: business
                    {class: business, kept | {class: personal, kept | filing-service lists is not encrypted, against its class personal & filing-service lists has persons or secrets, and is kept as facts & unused class: business
                    cases: {class: personal | cases: {class: business | filing-service cases is encrypted, against its class business
                    , plain: {name: label}} | , plain: {}} | filing-service lists.name looks personal and is in clear & unused reason: label
                    {name: label} | {name: label, id: label} | filing-service lists.id needs no reason
                    {name: label} | {name: other} | no such reason: other of filing-service lists & unused reason: label
                    lists: {class: business, kept: facts | lists: {class: business, job: DeletePeople | filing-service lists is not deleted by DeletePeople
                    job: DeletePeople, in | job: OtherJob, in | filing-service people is not deleted by OtherJob
                    lists: {class: business, kept: facts | lists: {class: business, kept: facts, job: DeletePeople | filing-service lists has not one of [act, job, kept] & filing-service lists is not deleted by DeletePeople
                    kept: no-period} | kept: facts} | filing-service cases has persons or secrets, and is kept as facts & unused reason: no-period
                    cases: {class: personal, kept: no-period | cases: {class: personal, kept: facts, clears: OtherJob | filing-service cases is not cleared by OtherJob & unused reason: no-period
                    cases: {class: personal, kept | cases: {class: personal, clear: OtherJob, kept | filing-service cases has an unknown word: clear
                    FACES: {class: personal | FACES: {class: business | FACES holds papers, and is not of class personal
                    FACES | PHOTOS | no such shelf: PHOTOS & missing shelf: FACES
                    [OneTest]} | [OtherTest]} | no such test: OtherTest
                    logging: a, | | class personal does not say logging
                    facts: a} | facts: a, unused: a} | unused reason: unused
                    """)
    void a_planted_fault_of_the_list_is_found(String there, String instead, String fault) {
        assertThat(PLANTED).contains(there);
        var list = PLANTED.replaceFirst(
                Pattern.quote(there), instead == null ? "" : Matcher.quoteReplacement(instead.replace("~", "\n")));

        var found = faults(list);

        if (fault.equals("none")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(fault.split(" & "));
        }
    }

    @Test
    void a_new_table_column_and_index_are_found() {
        var base = tables();
        base.columns().put("guests", new TreeSet<>(Set.of("id")));
        assertThat(DataClasses.of(PLANTED).faults(facts(base)))
                .containsExactly("missing table of filing-service: guests");
        for (var column : List.of("mobile", "ip_address", "applicant_name", "secret", "code_hash")) {
            var one = tables();
            one.columns().get("entries").add(column);
            assertThat(DataClasses.of(PLANTED).faults(facts(one)))
                    .containsExactly("filing-service entries." + column + " looks personal and is in clear");
        }
        var index = tables();
        index.columns().get("lists").add("phone_index_b");
        assertThat(DataClasses.of(PLANTED).faults(facts(index)))
                .containsExactly("filing-service lists.phone_index_b is an index of persons, against its class");
        var about = tables();
        about.columns().get("lists").addAll(Set.of("mail_verified_at", "contact_kind", "shipment"));
        assertThat(DataClasses.of(PLANTED).faults(facts(about))).isEmpty();
    }

    @Test
    void a_table_that_stands_twice_and_columns_that_are_not_read_are_told() {
        assertThatThrownBy(() -> DataClasses.of(PLANTED.replace("cases:", "people:")))
                .hasMessageContaining("duplicate key people");
        var unread = ENCRYPTED.replace("\"people\", \"id\"", "PEOPLE, \"id\"");
        assertThatThrownBy(() -> DataClassFacts.encrypted(
                        Map.of("filing-service", Map.of("EncryptedPeople", unread)), all(tables())))
                .hasMessageContaining("EncryptedPeople");
    }

    @Test
    void rows_of_the_page_are_read() {
        assertThat(named("| `a-service` | `one` `two` | words |\n| `icp.x.keep` | `P1D` |\n| rows | `three` | x |\n"))
                .containsExactly("a-service one", "a-service two");
    }

    private static DataClasses listed() throws IOException {
        return DataClasses.of(DataClassFacts.text("docs/security/data-classes.yaml"));
    }

    private static List<String> faults(String list) {
        return DataClasses.of(list).faults(facts(tables()));
    }

    private static Tables tables() {
        return new Tables(
                new TreeMap<>(Map.of(
                        "people", new TreeSet<>(Set.of("id", "phone", "phone_index")),
                        "entries", new TreeSet<>(Set.of("id")),
                        "lists", new TreeSet<>(Set.of("id", "name")),
                        "cases", new TreeSet<>(Set.of("id", "content")))),
                Set.of("entries"),
                Set.of());
    }

    private static Map<String, Tables> all(Tables tables) {
        return Map.of("filing-service", tables, Tables.OF_THE_PLATFORM, new Tables(Map.of(), Set.of(), Set.of()));
    }

    private static DataClassFacts facts(Tables tables) {
        var sources = Map.of(
                "EncryptedPeople", ENCRYPTED,
                "PeopleTable", "sql.update(\"DELETE \" + \"FROM people WHERE id = ?\"); keep(\"icp.people.keep\")",
                "DeletePeople", "@Scheduled(every = \"1h\") void run() { keep(\"icp.people.keep\"); PeopleTable t; }",
                "OtherJob", "@Scheduled(every = \"1h\") void run() { keep(\"icp.people.keep\"); }");
        return new DataClassFacts(
                Map.of("filing-service", tables),
                DataClassFacts.encrypted(Map.of("filing-service", sources), all(tables)),
                Map.of("filing-service", sources),
                Set.of("FACES"),
                Set.of("OneTest"));
    }

    private static Set<String> constants(String page) {
        var found = new TreeSet<String>();
        CONSTANT.matcher(page)
                .results()
                .forEach(row -> found.add(row.group(2) + " " + row.group(1) + " " + row.group(3)));
        return found;
    }

    private static Set<String> named(String page) {
        var found = new TreeSet<String>();
        NOT_ENDED
                .matcher(page)
                .results()
                .forEach(row -> QUOTED.matcher(row.group(2))
                        .results()
                        .forEach(table -> found.add(row.group(1) + " " + table.group(1))));
        return found;
    }
}
