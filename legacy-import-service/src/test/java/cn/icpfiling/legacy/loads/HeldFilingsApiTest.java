package cn.icpfiling.legacy.loads;

import static cn.icpfiling.legacy.loads.LoadSteps.act;
import static cn.icpfiling.legacy.loads.LoadSteps.as;
import static cn.icpfiling.legacy.loads.LoadSteps.created;
import static cn.icpfiling.legacy.loads.LoadSteps.reconciliation;
import static cn.icpfiling.legacy.loads.LoadSteps.run;
import static cn.icpfiling.legacy.loads.LoadSteps.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A row that was set aside holds its filing back until it is corrected or given up, so that its holder does not lose what it says. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class HeldFilingsApiTest {
    private static final String SITES = "site_id,subject_id,site_number,name,submitted_at\n";
    private static final String DOMAINS = "domain,site_id\n";
    private static final String PAPERS = "paper_id,subject_id,site_id,kind,object_key,media_type,size,sha256\n";

    private final UUID account = Ids.next();
    private final String mark = Ids.next().toString().substring(24);
    private final UUID filing = LegacyIds.filing("f" + mark);

    Neighbours neighbours;

    @Inject
    OldFilingRows oldFilings;

    @Inject
    HandOverFiling handOver;

    @Inject
    WorkOffLoads workOffLoads;

    @Inject
    Sql sql;

    private String load;

    @BeforeEach
    void a_filing_with_a_site_is_loaded() {
        oldFilings.endLoads();
        load = created(false, "SUBJECTS", "SITES");
        upload(load, "SUBJECTS", subject());
        upload(load, "SITES", SITES + site("s", 1, "2009-05-01"));
        assertThat(run(load).getInt("rows.setAside")).isZero();
        act(load, "release", 200);
    }

    @Test
    void a_faulty_site_holds_its_filing_back_until_it_is_loaded() {
        setAside("SITES", SITES + site("t", 2, "soon"));

        assertThat(handOver()).isEqualTo(new HandOver.Pending());
        var row = holding().getMap("items[0]");
        assertThat(row).containsEntry("state", "WAITING").containsEntry("filingId", filing.toString());
        assertThat(report().getInt("held.rows")).isEqualTo(1);
        assertThat(report().getInt("held.filings")).isEqualTo(1);

        var later = created(false, "SITES");
        upload(later, "SITES", SITES + site("t", 2, "2009-05-02"));
        assertThat(run(later).getInt("rows.added")).isEqualTo(1);

        assertThat(holding().getList("items")).isEmpty();
        assertThat(rows(false).getList("items.state")).containsExactly("CORRECTED");
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
        assertThat(sent().path("services")).hasSize(2);
    }

    @Test
    void a_faulty_domain_holds_the_filing_of_its_site_back_and_its_correction_is_known_by_its_place() {
        setAside("DOMAINS", DOMAINS + "a b " + mark + ",s" + mark + "\n");
        assertThat(handOver()).isEqualTo(new HandOver.Pending());

        setAside("DOMAINS", revealed("3,").replace("a b " + mark, "a_b!" + mark));
        assertThat(holding().getList("items.file"))
                .as("the later row stands for it")
                .containsExactly(4);
        upload(load, "DOMAINS", revealed("4,").replace("a_b!" + mark, "late" + mark + ".cn"));
        assertThat(run(load).getInt("rows.added")).isEqualTo(3);

        assertThat(holding().getList("items")).isEmpty();
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
        assertThat(sent().at("/services/0/domains")).hasSize(1);
    }

    @Test
    void a_correction_in_another_load_stands_for_the_row_that_it_names_and_for_none_at_the_same_place_there() {
        setAside("DOMAINS", DOMAINS + "a b " + mark + ",s" + mark + "\n");
        var export = revealed("3,");
        var first = load;
        load = created(false, "SITES");
        upload(load, "SITES", SITES + site("s", 1, "2009-05-01"));
        upload(load, "SITES", SITES + site("t", 2, "2009-05-02"));
        setAside("DOMAINS", DOMAINS + "c d " + mark + ",s" + mark + "\n");

        upload(load, "DOMAINS", export.replace("a b " + mark, "late" + mark + ".cn"));
        run(load);

        assertThat(holding().getList("items.file"))
                .as("the one here at the same place")
                .containsExactly(3);
        load = first;
        assertThat(rows(false).getList("items.state")).containsExactly("CORRECTED");
        assertThat(handOver()).isEqualTo(new HandOver.Pending());
    }

    @Test
    void a_domain_that_came_before_its_site_holds_the_filing_back_as_soon_as_the_site_is_there() {
        setAside("DOMAINS", DOMAINS + "early" + mark + ".cn,t" + mark + "\n");
        assertThat(holding().getList("items")).as("its site is unknown").isEmpty();

        upload(load, "SITES", SITES + site("t", 2, "2009-05-02"));
        run(load);

        assertThat(holding().getList("items.kind")).containsExactly("DOMAINS");
        assertThat(handOver()).isEqualTo(new HandOver.Pending());
        upload(load, "DOMAINS", DOMAINS + "early" + mark + ".cn,t" + mark + "\n");
        run(load);
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
    }

    @Test
    void a_paper_whose_site_is_unknown_holds_its_filing_back_and_an_administrator_gives_it_up_once() {
        setAside("PAPERS", PAPERS + paper("p", "t"));
        assertThat(handOver()).isEqualTo(new HandOver.Pending());
        var row = holding().getString("items[0].id");

        abandon("support", load, row).statusCode(403);
        abandon("administrator", UUID.randomUUID().toString(), row).statusCode(404);
        var told = abandon("administrator", load, row).statusCode(200).extract().jsonPath();
        assertThat(told.getString("state")).isEqualTo("ABANDONED");
        assertThat(told.getBoolean("holdsFiling")).isFalse();
        assertThat(abandon("administrator", load, row).statusCode(409).extract().<String>path("code"))
                .isEqualTo("ACT_NOT_ALLOWED");

        assertThat(holding().getList("items")).isEmpty();
        assertThat(audited()).contains("CANNOT_BE_CORRECTED").contains(row).contains(load);
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
        assertThat(sent().path("papers")).isEmpty();
    }

    @Test
    void a_row_that_only_repeats_a_stored_one_holds_nothing_and_one_that_contradicts_it_does() {
        setAside("SITES", SITES + site("s", 1, "2009-05-01"));
        assertThat(rows(false).getList("items.state")).containsExactly("REPEATED");
        assertThat(holding().getList("items")).isEmpty();

        setAside("SITES", SITES + site("s", 1, "2009-05-09"));
        assertThat(handOver()).isEqualTo(new HandOver.Pending());

        var later = created(false, "SITES");
        upload(later, "SITES", SITES + site("s", 1, "2009-05-01"));
        assertThat(run(later).getInt("rows.same")).as("the first one was right").isEqualTo(1);
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
    }

    @Test
    void a_sound_row_of_a_later_chunk_stands_for_the_faulty_one_before_it() {
        var between = IntStream.range(10, 20)
                .mapToObj(at -> site("x" + at, at, "2009-05-01"))
                .collect(Collectors.joining());

        setAside("SITES", SITES + site("t", 2, "soon") + between + site("t", 2, "2009-05-02"));

        assertThat(rows(false).getList("items.state")).containsExactly("CORRECTED");
        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
        assertThat(sent().path("services")).hasSize(12);
    }

    @Test
    void orders_and_dry_runs_hold_no_filing_back() {
        var dry = created(true, "SITES");
        upload(dry, "SITES", SITES + site("t", 2, "soon"));
        run(dry);
        setAside(
                "ORDERS",
                "order_id,account_id,subject_id,type,finished\no" + mark + ",a" + mark + ",f" + mark + ",X,1\n");

        assertThat(handOver()).isInstanceOf(HandOver.Done.class);
    }

    @Test
    void the_retention_deletes_no_row_that_holds_a_filing_back() {
        setAside("SITES", SITES + site("t", 2, "soon") + site("u", 3, "soon").replace(",f" + mark, ",unknown"));
        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_set_aside_rows SET delete_after = NOW(6) - INTERVAL 1 DAY WHERE load_id = ?",
                UUID.fromString(load)));

        workOffLoads.forget();
        assertThat(rows(false).getList("items.holdsFiling")).containsExactly(true);

        abandon("administrator", load, holding().getString("items[0].id")).statusCode(200);
        workOffLoads.forget();
        assertThat(rows(false).getList("items")).isEmpty();
    }

    @Test
    void the_reconciliation_counts_set_aside_rows_of_every_kind_by_load_and_day() {
        var before = day();
        setAside("SITES", SITES + site("t", 2, "soon") + site("t", 2, "2009-05-02") + site("u", 3, "soon"));
        setAside("PAPERS", PAPERS + paper("p", "v"));

        var told = reconciliation(load);

        assertThat(told.getInt("setAside")).isEqualTo(3);
        assertThat(told.getList("setAsideRows.kind"))
                .containsExactly("ACCOUNTS", "SUBJECTS", "SITES", "DOMAINS", "ORDERS", "PAPERS");
        assertThat(told.getList("setAsideRows.rows")).containsExactly(0, 0, 2, 0, 0, 1);
        assertThat(told.getList("setAsideRows.waiting")).containsExactly(0, 0, 1, 0, 0, 1);
        assertThat(told.getInt("held.rows")).isEqualTo(2);
        assertThat(told.getInt("held.filings")).isEqualTo(1);
        assertThat(told.getString("held.since")).isNotNull();
        assertThat(csv("/export.csv?loadId=" + load))
                .contains("SET_ASIDE,SITES,2,\n", "SET_ASIDE_WAITING,SITES,1,\n", "SET_ASIDE,ORDERS,0,\n")
                .contains("HELD_ROWS,,2,\n", "HELD_FILINGS,,1,\n");
        var after = day();
        assertThat(after.of("SITES", "rows") - before.of("SITES", "rows")).isEqualTo(2);
        assertThat(after.of("SITES", "waiting") - before.of("SITES", "waiting")).isEqualTo(1);
        assertThat(after.of("PAPERS", "rows") - before.of("PAPERS", "rows")).isEqualTo(1);
        assertThat(csv("/days/export.csv?from=" + today() + "&until=" + today()))
                .contains("day,what,filings,checksum,kind\n")
                .contains(today() + ",SET_ASIDE," + after.of("SITES", "rows") + ",,SITES\n");
    }

    private HandOver handOver() {
        return handOver.handle(filing, account, HandOverWay.CLAIM, Ids.next());
    }

    private JsonNode sent() {
        return neighbours.registered.stream()
                .filter(one -> one.path("legacyId").asText().equals("f" + mark))
                .toList()
                .getLast();
    }

    /** Loads a file of which a row is set aside. */
    private void setAside(String kind, String text) {
        var before = LoadSteps.show(load).getInt("rows.setAside");
        upload(load, kind, text);
        assertThat(run(load).getInt("rows.setAside")).isGreaterThan(before);
    }

    private JsonPath rows(boolean holding) {
        return read("/api/v1/legacy-loads/" + load + "/set-aside-rows?holding=" + holding);
    }

    private JsonPath holding() {
        return rows(true);
    }

    private JsonPath report() {
        return read("/api/v1/legacy-loads/" + load + "/report");
    }

    private static JsonPath read(String path) {
        return as().get(path).then().statusCode(200).extract().jsonPath();
    }

    /** The rows of the file of domains in clear, with the places of the rows; of these only those that begin so. */
    private String revealed(String place) {
        var lines = as().contentType("application/json")
                .body("{\"reason\": \"CORRECT_ROWS\", \"kind\": \"DOMAINS\"}")
                .post("/api/v1/legacy-loads/" + load + "/set-aside-rows/reveals")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        return lines.getFirst() + "\n"
                + lines.stream()
                        .filter(line -> line.startsWith(load + "," + place))
                        .findFirst()
                        .orElseThrow() + "\n";
    }

    private static ValidatableResponse abandon(String role, String load, String row) {
        return Rest.given()
                .header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), role))
                .header("Idempotency-Key", Ids.next())
                .contentType("application/json")
                .body("{\"reason\": \"CANNOT_BE_CORRECTED\"}")
                .post("/api/v1/legacy-loads/" + load + "/set-aside-rows/" + row + "/abandonment")
                .then();
    }

    private String audited() {
        return UnitOfWork.in(() -> sql.first(
                        found -> found.getString(1) + " " + found.getString(2),
                        "SELECT reason, details FROM audit_entries WHERE act = 'LEGACY_SET_ASIDE_ROW.ABANDON'"
                                + " AND object_id = ?",
                        filing)
                .orElseThrow());
    }

    private static String csv(String path) {
        return as().get("/api/v1/legacy-reconciliation" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** What the reconciliation tells of today; other tests set rows aside too. */
    private record Today(JsonPath told) {

        int of(String kind, String count) {
            var found = told.getString("setAside.find { it.kind == '" + kind + "' }." + count);
            return found == null ? 0 : Integer.parseInt(found);
        }
    }

    private static Today day() {
        return new Today(read("/api/v1/legacy-reconciliation/days?from=" + today() + "&until=" + today()));
    }

    private String subject() {
        var person = People.next();
        return "subject_id,product,subject_number,province,city,nature,certificate_type,certificate_number,name,principal_name,"
                + "principal_certificate_type,principal_certificate_number,submitted_at\nf"
                + String.join(
                        ",",
                        mark,
                        "ICP",
                        number(),
                        "11",
                        "110100",
                        "5",
                        "2",
                        person,
                        "张三",
                        "张三",
                        "2",
                        person,
                        "2009-05-01")
                + "\n";
    }

    private String site(String id, int at, String submitted) {
        return id + mark + ",f" + mark + "," + number() + "-" + at + ",甲的主页," + submitted + "\n";
    }

    private String paper(String id, String site) {
        return String.join(
                        ",",
                        id + mark,
                        "f" + mark,
                        site + mark,
                        "SUBJECT_CERTIFICATE",
                        "papers/" + mark,
                        "image/jpeg",
                        "3",
                        "0".repeat(64))
                + "\n";
    }

    /** A number of ten digits that no other test has. */
    private String number() {
        return "京ICP备%010d号".formatted(Math.floorMod(mark.hashCode() * 7_907L, 1_000_000_000L));
    }
}
