package cn.icpfiling.legacy.loads;

import static cn.icpfiling.legacy.loads.LoadSteps.act;
import static cn.icpfiling.legacy.loads.LoadSteps.as;
import static cn.icpfiling.legacy.loads.LoadSteps.created;
import static cn.icpfiling.legacy.loads.LoadSteps.run;
import static cn.icpfiling.legacy.loads.LoadSteps.show;
import static cn.icpfiling.legacy.loads.LoadSteps.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes for a filing that an account has is set aside, so no filing goes before the deliveries that bring its rows are there. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ReleasedLoadsApiTest {
    private static final String[] WHOLE = {"SUBJECTS", "SITES", "DOMAINS", "PAPERS"};

    private static final String ITSELF = "LEGACY_LOAD.RELEASE_ITSELF";

    private final String mark = Ids.next().toString().substring(24);
    private final String number =
            "京ICP备%010d号".formatted(Math.floorMod(Ids.next().hashCode() * 7_919L, 1_000_000_000L));

    private final String person = People.next();

    Neighbours neighbours;

    @Inject
    OldFilingRows oldFilings;

    @Inject
    HandOverFiling handOver;

    @Inject
    WorkOffLoads workOffLoads;

    @Inject
    LegacyLoadTable loads;

    @Inject
    Sql sql;

    @BeforeEach
    void no_other_load_is_under_way() {
        oldFilings.endLoads();
    }

    @Test
    @Tag("long")
    void sites_that_come_in_a_later_load_are_not_lost_because_their_filing_waits_for_its_release() {
        var first = created(false, "SUBJECTS");
        upload(first, "SUBJECTS", subject("北京"));
        assertThat(run(first).getString("releasedAt")).isNull();
        assertThat(handOver()).as("between the deliveries").isEqualTo(new HandOver.Pending());

        for (var part = 1; part <= 2; part++) {
            var next = created(false, "SITES");
            upload(next, "SITES", site(part));
            assertThat(run(next).getInt("rows.added")).as("part " + part).isEqualTo(1);
            assertThat(handOver()).as("after part " + part).isEqualTo(new HandOver.Pending());
        }
        act(first, "release", 200);

        assertThat(show(first).getString("releasedAt")).isNotNull();
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
        assertThat(sites()).isEqualTo(2);
    }

    @Test
    @Tag("long")
    void a_load_of_all_kinds_releases_itself() {
        var load = created(false, WHOLE);
        whole(load);

        assertThat(run(load).getString("releasedAt")).isNotNull();
        assertThat(acts(load)).containsOnlyOnce(ITSELF);
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
        act(load, "release", 409);
    }

    @Test
    @Tag("long")
    void a_load_of_all_kinds_waits_for_its_release_if_more_follows() {
        var load = LoadSteps.createdWithMoreToFollow(WHOLE);
        whole(load);

        assertThat(run(load).getBoolean("moreFollows")).isTrue();
        assertThat(handOver()).isEqualTo(new HandOver.Pending());
        act(load, "release", 200);
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
    }

    @Test
    @Tag("long")
    void a_later_load_that_corrects_a_released_filing_does_not_hold_it_back() {
        var load = created(false, WHOLE);
        whole(load);
        run(load);

        var correction = created(false, "SUBJECTS");
        upload(correction, "SUBJECTS", subject("上海"));
        assertThat(run(correction).getInt("rows.changed")).isEqualTo(1);
        var first = LoadSteps.reconciliation(load);
        assertThat(first.getInt("filings"))
                .as("the report of the first load stays")
                .isEqualTo(1);
        assertThat(first.getInt("changedLater")).isEqualTo(1);
        assertThat(LoadSteps.reconciliation(correction).getInt("filings")).isZero();

        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
    }

    @Test
    @Tag("long")
    void subjects_that_are_added_to_a_released_load_wait_until_it_is_released_again_and_repeated_ones_hold_nothing() {
        var load = created(false, WHOLE);
        whole(load);
        assertThat(run(load).getString("releasedAt")).isNotNull();
        upload(load, "SUBJECTS", subject("北京"));
        assertThat(run(load).getString("releasedAt")).as("a repetition").isNotNull();
        endedByAReplicaWhoseClockIsAhead(load);

        var added = "g" + mark;
        upload(load, "ACCOUNTS", "account_id,login,activated,registered_at\n");
        upload(load, "SUBJECTS", subject(added, number.replace("备0", "备1"), People.next(), "北京"));
        assertThat(run(load).getString("releasedAt")).as("between its starts").isNull();
        assertThat(acts(load)).endsWith("LEGACY_LOAD.TAKE_RELEASE_BACK").containsOnlyOnce(ITSELF);
        assertThat(handOver(added)).isEqualTo(new HandOver.Pending());

        upload(load, "SITES", site(1).replace("s1", "t1").replace(",f", ",g").replace("备0", "备1"));
        upload(load, "DOMAINS", "domain,site_id\nadded" + mark + ".cn,t1" + mark + "\n");
        assertThat(run(load).getString("releasedAt")).as("papers may follow").isNull();
        upload(load, "PAPERS", "paper_id,subject_id,kind,object_key,media_type,size,sha256\n");

        assertThat(run(load).getString("releasedAt")).isNotNull();
        assertThat(acts(load)).endsWith(ITSELF);
        assertThat(handOver(added)).isInstanceOf(HandOver.Done.class);
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
    }

    @Test
    @Tag("long")
    void a_file_that_is_sent_after_a_broken_one_stands_for_it_although_the_clock_of_another_replica_is_ahead() {
        var load = created(false, "SITES", "PAPERS");
        upload(load, "SITES", "site_id,subject_id,site_number,name,submitted_at\n");
        upload(load, "PAPERS", "paper_id,subject_id,kind,object_key,media_type,size,sha256\n");
        run(load);
        endedByAReplicaWhoseClockIsAhead(load);
        upload(load, "PAPERS", "not,a,paper\n");
        run(load);
        assertThat(loads.isUnfinished(Instant.now())).as("while it is broken").isTrue();

        upload(load, "PAPERS", "paper_id,subject_id,kind,object_key,media_type,size,sha256\n");
        run(load);

        assertThat(loads.isUnfinished(Instant.now())).isFalse();
    }

    @Test
    @Tag("long")
    void a_load_that_was_not_started_and_a_dry_run_cannot_be_released() {
        var open = created(false, "SUBJECTS");
        act(open, "release", 409);
        var dry = created(true, "SUBJECTS");
        upload(dry, "SUBJECTS", subject("北京"));
        run(dry);
        act(dry, "release", 409);
        act(UUID.randomUUID().toString(), "release", 404);
    }

    @Test
    @Tag("long")
    void a_row_that_names_no_filing_keeps_the_load_from_its_release_until_it_is_corrected() {
        var load = created(false, WHOLE);
        whole(load);
        upload(load, "SITES", site(2).replace("甲的主页", "甲,乙网"));

        assertThat(run(load).getString("releasedAt")).isNull();
        assertThat(report(load).getInt("unnamedRows")).isEqualTo(1);
        assertThat(revealed(load))
                .contains("_codes,_text,_cut,site_id")
                .contains(",ROW_MALFORMED,\"s2" + mark + ",f" + mark + "," + number + "-2,甲,乙网,2009-05-01\",0,");
        assertThat(handOver()).isEqualTo(new HandOver.Pending());

        var correction = created(false, "SITES");
        upload(correction, "SITES", "_load,_file,_line," + site(2).replace("\ns2", "\n" + load + ",5,2,s2"));
        assertThat(run(correction).getInt("rows.added")).isEqualTo(1);

        assertThat(show(load).getString("releasedAt")).isNotNull();
        assertThat(report(load).getInt("unnamedRows")).isZero();
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
        assertThat(sites()).isEqualTo(2);
    }

    @Test
    @Tag("long")
    void the_last_two_rows_that_name_no_filing_are_abandoned_at_once_and_release_the_load() throws Exception {
        var load = created(false, WHOLE);
        whole(load);
        upload(load, "SITES", site(2).replace("甲的主页", "甲,乙网"));
        upload(load, "PAPERS", "paper_id,subject_id,kind,object_key,media_type,size,sha256\np" + mark + "\n");
        run(load);
        var rows = rows(load);
        assertThat(rows).hasSize(2);

        AtOnce.all(rows.stream()
                .map(row -> (Callable<Void>) () -> abandoned(load, row))
                .toList());

        assertThat(show(load).getString("releasedAt")).isNotNull();
        assertThat(acts(load)).containsOnlyOnce(ITSELF);
        assertThat(releasedItself(load))
                .as("the platform did so, when a row was given up")
                .satisfies(entry -> assertThat(rows)
                        .anySatisfy(row -> assertThat(entry).isEqualTo("no actor {\"row\":\"" + row + "\"}")));
    }

    @Test
    @Tag("long")
    void the_retention_keeps_a_row_that_names_no_filing_while_its_load_waits() {
        var load = created(false, WHOLE);
        whole(load);
        upload(load, "SITES", site(2).replace("甲的主页", "甲,乙网"));
        run(load);
        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_set_aside_rows SET delete_after = NOW(6) - INTERVAL 1 DAY WHERE load_id = ?",
                UUID.fromString(load)));

        workOffLoads.forget();
        assertThat(rows(load)).hasSize(1);

        act(load, "release", 200);
        workOffLoads.forget();
        assertThat(rows(load)).isEmpty();
    }

    private String releasedItself(String load) {
        return sql.first(
                        row -> (row.getBytes(1) == null ? "no actor " : "an actor ") + row.getString(2),
                        "SELECT account, details FROM audit_entries WHERE object_id = ? AND act = ?",
                        UUID.fromString(load),
                        ITSELF)
                .orElseThrow();
    }

    private List<String> acts(String load) {
        return sql.list(
                row -> row.getString(1),
                "SELECT act FROM audit_entries WHERE object_id = ? ORDER BY id",
                UUID.fromString(load));
    }

    private void endedByAReplicaWhoseClockIsAhead(String load) {
        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_load_files SET ended_at = ended_at + INTERVAL 5 MINUTE WHERE load_id = ?",
                UUID.fromString(load)));
    }

    private static Void abandoned(String load, String row) {
        as().header("Idempotency-Key", Ids.next())
                .contentType("application/json")
                .body("{\"reason\": \"NOT_NEEDED\"}")
                .post("/api/v1/legacy-loads/" + load + "/set-aside-rows/" + row + "/abandonment")
                .then()
                .statusCode(200);
        return null;
    }

    private static List<String> rows(String load) {
        return told(load, "set-aside-rows").getList("items.id");
    }

    private static String revealed(String load) {
        return as().contentType("application/json")
                .body("{\"reason\": \"CORRECT_ROWS\", \"kind\": \"SITES\"}")
                .post("/api/v1/legacy-loads/" + load + "/set-aside-rows/reveals")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonPath report(String load) {
        return told(load, "report");
    }

    private static JsonPath told(String load, String what) {
        return as().get("/api/v1/legacy-loads/" + load + "/" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private HandOver handOver() {
        return handOver("f" + mark);
    }

    private HandOver handOver(String subject) {
        return handOver.handle(LegacyIds.filing(subject), Ids.next(), HandOverWay.CLAIM, Ids.next());
    }

    private int sites() {
        return neighbours.registered.stream()
                .filter(one -> one.path("legacyId").asText().equals("f" + mark))
                .toList()
                .getLast()
                .path("services")
                .size();
    }

    private void whole(String load) {
        upload(load, "SUBJECTS", subject("北京"));
        upload(load, "SITES", site(1));
        upload(load, "DOMAINS", "domain,site_id\nwhole" + mark + ".cn,s1" + mark + "\n");
        upload(load, "PAPERS", "paper_id,subject_id,kind,object_key,media_type,size,sha256\n");
    }

    private String subject(String address) {
        return subject("f" + mark, number, person, address);
    }

    private static String subject(String id, String number, String person, String address) {
        return "subject_id,product,subject_number,province,city,nature,certificate_type,certificate_number,name,principal_name,"
                + "principal_certificate_type,principal_certificate_number,mailing_address,submitted_at\n"
                + String.join(
                        ",",
                        id,
                        "ICP",
                        number,
                        "11",
                        "110100",
                        "5",
                        "2",
                        person,
                        "张三",
                        "张三",
                        "2",
                        person,
                        address,
                        "2009-05-01")
                + "\n";
    }

    private String site(int at) {
        return "site_id,subject_id,site_number,name,submitted_at\ns" + at + mark + ",f" + mark + "," + number + "-" + at
                + ",甲的主页,2009-05-01\n";
    }
}
