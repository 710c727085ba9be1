package cn.icpfiling.legacy.loads;

import static cn.icpfiling.legacy.loads.LoadSteps.as;
import static cn.icpfiling.legacy.loads.LoadSteps.created;
import static cn.icpfiling.legacy.loads.LoadSteps.run;
import static cn.icpfiling.legacy.loads.LoadSteps.upload;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ADR 0045: the trace of a filing has the reads of its rows that were set aside, and none of other filings' rows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ShownRowsApiTest {
    private static final String WRONG = "110105194912310021";

    private final String mark = Ids.next().toString().substring(24);
    /** The old account that the subjects name; none but in one test. */
    private String holder = "";

    private String load;

    @BeforeEach
    void a_load_of_subjects_and_more() {
        load = created(false, "SUBJECTS");
    }

    @Test
    void a_read_of_set_aside_rows_is_in_the_trace_of_each_filing_whose_row_was_shown() {
        upload(load, "SUBJECTS", subjects(subject(1, People.next()), subject(2, People.next()), subject(3, WRONG)));
        upload(load, "SITES", sites(site("s", 1, "2009-05-01"), site("t", 1, "soon")));
        upload(load, "DOMAINS", "domain,site_id\na b " + mark + ",s" + mark + "\n");
        run(load);

        shows("SUBJECTS");
        assertThat(readsOf(1)).isEmpty();
        shows("SITES");
        assertThat(readsOf(1)).containsExactly("SITES");
        shows("DOMAINS");

        assertThat(readsOf(1)).as("by the filing and by its site").containsExactly("SITES", "DOMAINS");
        assertThat(readsOf(2)).isEmpty();
        upload(load, "SUBJECTS", subjects(subject(3, People.next())));
        run(load);
        assertThat(readsOf(3)).as("from before it was stored").containsExactly("SUBJECTS");
    }

    @Test
    void a_read_of_the_row_of_an_account_is_in_the_trace_of_the_filings_that_it_holds() {
        holder = "a" + mark;
        upload(load, "ACCOUNTS", accounts("one-" + mark + "@example.com"));
        upload(load, "SUBJECTS", subjects(subject(1, People.next())));
        run(load);
        upload(load, "ACCOUNTS", accounts("one-" + mark));
        run(load);

        shows("ACCOUNTS");

        assertThat(readsOf(1)).containsExactly("ACCOUNTS");
    }

    /** Each is an audit entry of one transaction, so an answer has few filings; in tests four. */
    @Test
    void rows_of_many_filings_come_in_several_answers_and_each_filing_has_its_entry() {
        upload(
                load,
                "SUBJECTS",
                subjects(IntStream.rangeClosed(1, 9)
                        .mapToObj(at -> subject(at, WRONG))
                        .toArray(String[]::new)));
        run(load);

        var answers = new ArrayList<Integer>();
        var after = "";
        do {
            var told = shows("SUBJECTS", after);
            answers.add((int) told.asString().lines().skip(1).count());
            after = after(told);
        } while (after != null);

        assertThat(answers.stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
        assertThat(answers).allMatch(rows -> rows <= 4).hasSizeGreaterThan(2);
        upload(
                load,
                "SUBJECTS",
                subjects(IntStream.rangeClosed(1, 9)
                        .mapToObj(at -> subject(at, People.next()))
                        .toArray(String[]::new)));
        run(load);
        IntStream.rangeClosed(1, 9).forEach(at -> assertThat(readsOf(at)).containsExactly("SUBJECTS"));
    }

    /** The fifth row cannot be decrypted, so an answer that decrypts it fails. */
    @Test
    void a_row_that_an_answer_does_not_show_is_not_decrypted() throws SQLException {
        upload(
                load,
                "SUBJECTS",
                subjects(IntStream.rangeClosed(1, 5)
                        .mapToObj(at -> subject(at, WRONG))
                        .toArray(String[]::new)));
        run(load);
        onLastRow("update legacy_set_aside_rows set content = 'spoilt'");

        var first = shows("SUBJECTS", "");

        assertThat(first.asString().lines().skip(1)).hasSize(4);
        reveal("SUBJECTS", after(first)).then().statusCode(500);
        onLastRow("delete from legacy_set_aside_rows");
    }

    private void onLastRow(String change) throws SQLException {
        try (var database = LocalStack.connection();
                var last = database.prepareStatement(change + " where load_id = ? order by line desc limit 1")) {
            last.setBytes(1, Binary.of(UUID.fromString(load)));
            assertThat(last.executeUpdate()).isOne();
        }
    }

    private static String after(Response told) {
        var file = told.header("Set-Aside-After-File");
        return file == null
                ? null
                : ", \"afterFile\": " + file + ", \"afterLine\": " + told.header("Set-Aside-After-Line");
    }

    private void shows(String kind) {
        shows(kind, "");
    }

    private Response shows(String kind, String after) {
        var told = reveal(kind, after);
        told.then().statusCode(200);
        return told;
    }

    private Response reveal(String kind, String after) {
        return as().contentType("application/json")
                .body("{\"reason\": \"CHECK_LOAD\", \"kind\": \"" + kind + "\"" + after + "}")
                .post("/api/v1/legacy-loads/" + load + "/set-aside-rows/reveals");
    }

    /** The kinds of the rows that were read, in the order of the reads, as the trace of the number has them. */
    private List<String> readsOf(int at) {
        var entries = given().contentType("application/json")
                .auth()
                .oauth2(TestTokens.internal("filing-service"))
                .body(Map.of("names", Map.of("number", List.of(number(at))), "limit", 200))
                .post("/internal/history-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var reads = "entries.findAll { it.what == 'DATA.REVEAL' }";
        assertThat(entries.getList(reads + ".told.reasons.flatten().code", String.class))
                .allMatch("CHECK_LOAD"::equals);
        assertThat(entries.getList(reads + ".told.details.load", String.class)).allMatch(load::equals);
        return entries.getList(reads + ".told.details.kind", String.class);
    }

    private String subjects(String... rows) {
        return "subject_id,account_id,product,subject_number,province,city,nature,certificate_type,certificate_number,name,"
                + "principal_name,principal_certificate_type,principal_certificate_number,submitted_at\n"
                + String.join("\n", rows) + "\n";
    }

    private String subject(int at, String certificate) {
        return "%d-%s,%s,ICP,%s,北京,110100,5,2,%s,张三,张三,2,%s,2009-05-01 08:00:00"
                .formatted(at, mark, holder, number(at), certificate, certificate);
    }

    private String sites(String... rows) {
        return "site_id,subject_id,site_number,name,submitted_at\n" + String.join("\n", rows) + "\n";
    }

    private String site(String id, int subject, String submitted) {
        return "%s%s,%d-%s,%s-%d,甲,%s"
                .formatted(id, mark, subject, mark, number(subject), id.charAt(0) - 'r', submitted);
    }

    private String accounts(String login) {
        return "account_id,login,activated,registered_at\na%s,%s,是,2009-01-02\n".formatted(mark, login);
    }

    /** A number of ten digits that no other test has. */
    private String number(int at) {
        return "京ICP备%010d号".formatted(Math.floorMod(mark.hashCode() * 37L + at * 7_907L, 1_000_000_000L));
    }
}
