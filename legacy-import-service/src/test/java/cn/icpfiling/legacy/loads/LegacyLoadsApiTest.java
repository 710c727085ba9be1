package cn.icpfiling.legacy.loads;

import static cn.icpfiling.legacy.loads.LoadSteps.act;
import static cn.icpfiling.legacy.loads.LoadSteps.as;
import static cn.icpfiling.legacy.loads.LoadSteps.begin;
import static cn.icpfiling.legacy.loads.LoadSteps.created;
import static cn.icpfiling.legacy.loads.LoadSteps.part;
import static cn.icpfiling.legacy.loads.LoadSteps.reconciliation;
import static cn.icpfiling.legacy.loads.LoadSteps.run;
import static cn.icpfiling.legacy.loads.LoadSteps.show;
import static cn.icpfiling.legacy.loads.LoadSteps.upload;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class LegacyLoadsApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Distinguishes the rows of one test from those of the others. */
    private final String mark = Ids.next().toString().substring(24);

    /** The old account that the subjects name; none but in one test. */
    private String holder = "";

    @Inject
    LegacyFilingRepository filings;

    @Inject
    LegacyAccountRepository accounts;

    @Inject
    LegacyContents contents;

    @Test
    void files_are_loaded_and_found_and_faulty_rows_are_set_aside() throws SQLException {
        var load = created(false, "ACCOUNTS", "SUBJECTS", "SITES", "DOMAINS");
        var person = People.next();
        holder = "a" + mark;
        upload(
                load,
                "ACCOUNTS",
                "account_id,login,activated,registered_at\na" + mark + ",Old-" + mark + "@example.com,是,2009-01-02\nb"
                        + mark + ",no,maybe,2009-01-02\n");
        upload(load, "SUBJECTS", subjects(subject(1, person), subject(2, "110105194912310021")));
        upload(
                load,
                "SITES",
                "site_id,subject_id,site_number,name,submitted_at\ns" + mark + ",1-" + mark + "," + number(1)
                        + "-1,甲的主页,2009-05-01\n");
        upload(load, "DOMAINS", "domain,site_id\nwww.甲" + mark + ".cn,s" + mark + "\n");

        var done = run(load);

        assertThat(done.getInt("rows.read")).isEqualTo(6);
        assertThat(done.getInt("rows.added")).isEqualTo(4);
        assertThat(done.getInt("rows.setAside")).isEqualTo(2);
        assertThat(done.getList("files.rowsASecond", Integer.class)).hasSize(4).doesNotContainNull();
        UnitOfWork.run(() -> {
            var account = accounts.ofLogin("OLD-" + mark + "@EXAMPLE.com").orElseThrow();
            assertThat(contents.login(account)).isEqualTo("Old-" + mark + "@example.com");
            var filing = filings.findById(LegacyIds.filing("1-" + mark));
            assertThat(contents.content(filing).name()).isEqualTo("张三" + mark);
            assertThat(contents.certificateNumber(filing)).isEqualTo(person);
            assertThat(filings.ofAccount(account.id())).containsExactly(filing);
            var domain = cn.icpfiling.platform.identifier.DomainName.parse("甲" + mark + ".cn")
                    .ascii();
            assertThat(filings.ofDomain(domain)).contains(filing);
        });
        var aside = as().get("/api/v1/legacy-loads/" + load + "/set-aside-rows")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(aside.getList("items.faults.flatten().code", String.class))
                .containsExactly("BOOLEAN_MALFORMED", "CERTIFICATE_CHECK_DIGIT", "CERTIFICATE_CHECK_DIGIT");
        assertThat(aside.getList("items.faults.flatten().masked", String.class))
                .containsExactly("maybe", "110105********0021", "110105********0021");
        assertThat(storedText()).doesNotContain("张三" + mark).doesNotContain(person);
    }

    @Test
    @Tag("long")
    void a_repeated_load_changes_nothing_and_corrected_rows_are_added() {
        var load = created(false, "SUBJECTS");
        var good = subject(1, People.next());
        upload(load, "SUBJECTS", subjects(good, subject(2, "110105194912310021")));
        run(load);
        var revealed = as().contentType("application/json")
                .body("{\"reason\": \"CORRECT_ROWS\", \"kind\": \"SUBJECTS\"}")
                .post("/api/v1/legacy-loads/" + load + "/set-aside-rows/reveals")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(revealed).contains("110105194912310021").contains("CERTIFICATE_CHECK_DIGIT");

        var right = People.next();
        upload(load, "SUBJECTS", revealed.replace("110105194912310021", right));
        assertThat(run(load).getInt("rows.added")).isEqualTo(2);
        var before = reconciliation(load).getList("states");

        var again = created(false, "SUBJECTS");
        upload(again, "SUBJECTS", subjects(good, subject(2, right)));
        assertThat(run(again).getInt("rows.same")).isEqualTo(2);
        assertThat(reconciliation(load).getList("states")).isEqualTo(before);
    }

    @Test
    @Tag("long")
    void a_dry_run_tells_the_same_as_the_load_and_stores_nothing() {
        var twice = People.next();
        var file = subjects(subject(1, People.next()), subject(2, twice), subject(3, twice), subject(1, People.next()));
        var sites = "site_id,subject_id,site_number,name,submitted_at\ns" + mark + ",1-" + mark + "," + number(1)
                + "-1,甲,2009-05-01\nt" + mark + ",9-" + mark + "," + number(9) + "-1,乙,2009-05-01\n";
        var told = new ArrayList<List<Object>>();

        for (var dry : List.of(true, false)) {
            var load = created(dry, "SUBJECTS", "SITES");
            upload(load, "SUBJECTS", file);
            upload(load, "SITES", sites);
            var done = run(load);
            told.add(List.of(
                    done.getInt("rows.added"),
                    as().get("/api/v1/legacy-loads/" + load + "/report")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getList("setAside")));
            assertThat(reconciliation(load).getInt("filings")).isEqualTo(dry ? 0 : 2);
        }

        assertThat(told.getFirst()).isEqualTo(told.getLast());
        assertThat(told.getFirst().getFirst()).isEqualTo(3);
    }

    /** A chunk has seven rows here, so that both rows of the first subject are in different ones. */
    @Test
    void of_two_rows_that_contradict_each_other_the_first_stays_however_often_they_are_loaded() {
        var rows = new ArrayList<String>();
        for (var at = 1; at <= 8; at++) {
            rows.add(subject(at, People.next()));
        }
        rows.add(rows.getFirst().replace("张三", "李四"));
        var file = subjects(rows.toArray(String[]::new));

        for (var dry : List.of(false, true, false)) {
            var load = created(dry, "SUBJECTS");
            upload(load, "SUBJECTS", file);
            assertThat(run(load).getInt("rows.changed")).isZero();
            assertThat(as().get("/api/v1/legacy-loads/" + load + "/set-aside-rows")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getList("items.faults.flatten().code", String.class))
                    .containsExactly("DUPLICATE");
        }

        UnitOfWork.run(() -> assertThat(contents.content(filings.findById(LegacyIds.filing("1-" + mark)))
                        .name())
                .isEqualTo("张三" + mark));
    }

    @Test
    @Tag("long")
    void a_load_that_was_cut_off_goes_on_behind_its_last_row() {
        var rows = new ArrayList<String>();
        for (var i = 1; i <= 1_500; i++) {
            rows.add(subject(i, People.next()));
        }
        var load = created(false, "SUBJECTS");
        upload(load, "SUBJECTS", subjects(rows.toArray(String[]::new)));
        act(load, "start", 202);
        await().atMost(LONG).until(() -> show(load).getInt("rows.read") > 0);
        as().header("Idempotency-Key", Ids.next()).post("/api/v1/legacy-loads/" + load + "/cancel");

        await().atMost(LONG).until(() -> !show(load).getString("state").equals("RUNNING"));
        var done = show(load).getInt("rows.read") == 1_500 ? show(load) : run(load);

        assertThat(done.getInt("rows.added")).isEqualTo(1_500);
        assertThat(reconciliation(load).getInt("filings")).isEqualTo(1_500);
        assertThat(reconciliation(load).getInt("states.find { it.state == 'WAITING' }.filings"))
                .isEqualTo(1_500);
    }

    @Test
    @Tag("long")
    void a_filing_that_was_given_to_an_account_is_not_overwritten() {
        var load = created(false, "SUBJECTS");
        var person = People.next();
        upload(load, "SUBJECTS", subjects(subject(1, person)));
        run(load);
        UnitOfWork.run(() -> {
            var filing = filings.locked(LegacyIds.filing("1-" + mark));
            filing.handOver(Ids.next(), HandOverWay.CLAIM, Ids.next(), Instant.now());
            filing.registered(Ids.next(), Instant.now());
        });

        var again = created(false, "SUBJECTS");
        upload(again, "SUBJECTS", subjects(subject(1, person).replace("张三", "李四")));

        assertThat(run(again).getInt("rows.setAside")).isEqualTo(1);
        assertThat(reconciliation(load).getInt("states.find { it.state == 'CLAIMED' }.filings"))
                .isEqualTo(1);
        assertThat(as().get("/api/v1/legacy-reconciliation/export.csv?loadId=" + load)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("STATE,CLAIMED,1,");
    }

    @Test
    void a_GBK_file_comes_in_two_parts_and_a_wrong_offset_is_refused() {
        var load = created(false, "SUBJECTS");
        var bytes = subjects(subject(1, People.next())).getBytes(Charset.forName("GBK"));
        var file = begin(load, "SUBJECTS", bytes.length);

        part(file, 0, Arrays.copyOf(bytes, 50), 204);
        part(file, 0, Arrays.copyOf(bytes, 50), 409);
        as().header("Idempotency-Key", Ids.next())
                .post("/api/v1/legacy-loads/" + load + "/start")
                .then()
                .statusCode(409);
        part(file, 50, Arrays.copyOfRange(bytes, 50, bytes.length), 204);

        assertThat(run(load).getInt("rows.added")).isEqualTo(1);
        assertThat(show(load).getString("files[0].sha256")).hasSize(64);
        assertThat(show(load).getString("files[0].encoding")).isEqualTo("GB18030");
    }

    @Test
    void a_file_with_an_unknown_column_is_unreadable_and_nobody_else_may_load() {
        var load = created(false, "DOMAINS");
        upload(load, "DOMAINS", "domain,site_id,note\na.cn,s,x\n");

        assertThat(run(load).getString("files[0].fault")).isEqualTo("UNKNOWN_COLUMN");
        given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), "support"))
                .get("/api/v1/legacy-loads")
                .then()
                .statusCode(403);
    }

    @Test
    @Tag("long")
    void every_filing_is_in_exactly_one_state() throws SQLException {
        var load = created(false, "SUBJECTS");
        upload(load, "SUBJECTS", subjects(subject(1, People.next()), subject(2, People.next())));
        run(load);

        var told = as().get("/api/v1/legacy-reconciliation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(told.getList("states.filings", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(told.getInt("filings"));
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var all = statement.executeQuery("SELECT COUNT(*), COUNT(DISTINCT legacy_id) FROM legacy_filings")) {
            all.next();
            assertThat(all.getInt(1)).isEqualTo(told.getInt("filings")).isEqualTo(all.getInt(2));
        }
        var today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        assertThat(as().get("/api/v1/legacy-reconciliation/days/export.csv?from=" + today.minusDays(1) + "&until="
                                + today)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(",LOADED,");
    }

    private String subjects(String... rows) {
        return "subject_id,account_id,product,subject_number,province,city,nature,certificate_type,certificate_number,name,"
                + "principal_name,principal_certificate_type,principal_certificate_number,submitted_at\n"
                + String.join("\n", rows) + "\n";
    }

    private String subject(int at, String certificate) {
        return String.join(
                ",",
                at + "-" + mark,
                holder,
                "ICP",
                number(at),
                "北京",
                "110100",
                "5",
                "2",
                certificate,
                "张三" + mark,
                "张三" + mark,
                "2",
                certificate,
                "2009-05-01 08:00:00");
    }

    /** A number of ten digits that no other test has. */
    private String number(int at) {
        var digits = Math.floorMod(mark.hashCode() * 31L + at * 7_919L, 1_000_000_000L);
        return "京ICP备%010d号".formatted(digits);
    }

    /** What the tables hold in text columns and in encrypted ones, as one text. */
    private static String storedText() throws SQLException {
        var text = new StringBuilder();
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            for (var table : List.of("legacy_filings", "legacy_set_aside_rows", "legacy_load_parts")) {
                try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            var bytes = rows.getBytes(i);
                            text.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
                        }
                    }
                }
            }
        }
        return text.toString();
    }
}
