package cn.icpfiling.filing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FakeClamd;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.core.materials.ShownPaper;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The column {@code papers} of an order is what the materials' table says, after each act that writes that table. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OrderPapersApiTest {

    @Inject
    Sql sql;

    @Inject
    MaterialRepository materials;

    @Inject
    @All
    List<DueJobs> jobs;

    private final Applicant applicant = new Applicant();
    private String order;

    @BeforeEach
    void draft() {
        order = applicant.drafts(Applicant.domain("ok"));
    }

    /** All tests of the module write into one database, so this looks at the orders of all acts that they ran. */
    @AfterEach
    void every_order_with_materials_has_them_in_its_row() {
        var orders =
                sql.list(row -> Binary.toUuid(row.getBytes(1)), "SELECT id FROM orders ORDER BY id DESC LIMIT 300");

        assertThat(orders).contains(UUID.fromString(order)).allSatisfy(this::assertColumnOf);
    }

    @Test
    void a_new_order_has_no_column_and_shows_no_paper() {
        assertThat(text("o.papers")).isNull();
        applicant.shows(order).then().statusCode(200).body("materials", hasSize(0));
    }

    @Test
    @Tag("long")
    void a_paper_that_is_uploaded_and_one_that_replaces_it() {
        handsIn("SUBJECT_CERTIFICATE", Papers.png(), "image/png");
        handsIn("PRE_APPROVAL", Papers.png(), "image/png");
        assertThat(column())
                .extracting(ShownPaper::kind, ShownPaper::mediaType)
                .containsExactly(
                        tuple(MaterialKind.PRE_APPROVAL, "image/png"),
                        tuple(MaterialKind.SUBJECT_CERTIFICATE, "image/png"));

        handsIn("PRE_APPROVAL", Papers.jpeg(), "image/jpeg");

        assertThat(column())
                .extracting(ShownPaper::kind, ShownPaper::mediaType)
                .containsExactly(
                        tuple(MaterialKind.PRE_APPROVAL, "image/jpeg"),
                        tuple(MaterialKind.SUBJECT_CERTIFICATE, "image/png"));
        applicant.shows(order).then().body("materials.mediaType", contains("image/jpeg", "image/png"));
    }

    @Test
    @Tag("long")
    void papers_that_arrive_at_the_same_time() throws Exception {
        var kinds = List.of("SUBJECT_CERTIFICATE", "SUBJECT_PRINCIPAL_ID", "SERVICE_PRINCIPAL_ID");
        var uploads = kinds.stream().map(this::begins).toList();

        AtOnce.call(uploads.size(), turn -> sends(uploads.get(turn)));

        assertThat(column()).extracting(paper -> paper.kind().name()).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void a_refused_paper_changes_nothing() {
        handsIn("PRE_APPROVAL", Papers.png(), "image/png");
        var before = text("o.papers");

        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.saying(FakeClamd.VIRUS), "image/jpeg")
                .then()
                .statusCode(422);

        assertThat(text("o.papers")).isEqualTo(before);
    }

    @Test
    @Tag("long")
    void a_paper_that_the_scanner_clears_late() {
        handsIn("PRE_APPROVAL", Papers.saying(FakeClamd.SILENT + Ids.next()), "image/jpeg");
        assertThat(column()).extracting(ShownPaper::scan).containsExactly(ScanStatus.QUARANTINED);

        looksAgain();

        assertThat(column()).extracting(ShownPaper::scan).containsExactly(ScanStatus.CLEAN);
        applicant.shows(order).then().body("materials.scan", contains("CLEAN"));
    }

    @Test
    void a_paper_in_which_the_scanner_finds_malware_late() {
        handsIn("PRE_APPROVAL", Papers.saying(FakeClamd.SILENT + Ids.next() + FakeClamd.VIRUS), "image/jpeg");

        looksAgain();

        assertThat(column()).extracting(ShownPaper::scan).containsExactly(ScanStatus.INFECTED);
    }

    /** As an older replica leaves an order that it drafted and completed. */
    @Test
    @Tag("long")
    void a_row_without_the_column_is_shown_from_the_materials() {
        handsIn("SUBJECT_CERTIFICATE", Papers.png(), "image/png");
        handsIn("PRE_APPROVAL", Papers.jpeg(), "image/jpeg");
        var shown = applicant.shows(order).then().statusCode(200).extract().<List<?>>path("materials");

        sql.update("UPDATE orders SET papers = NULL WHERE id = ?", UUID.fromString(order));

        assertThat(applicant.shows(order).<List<?>>path("materials")).hasSize(2).isEqualTo(shown);

        handsIn("SUBJECT_PRINCIPAL_ID", Papers.png(), "image/png");
        assertThat(column()).as("computed by the next act").hasSize(3);
    }

    /** The column has no personal data and no more than the order shows. */
    @Test
    @Tag("long")
    void the_column_names_six_fields() {
        handsIn("PRE_APPROVAL", Papers.png(), "image/png");

        assertThat(Pattern.compile("\"(\\w+)\"\\s*:").matcher(text("o.papers")).results())
                .extracting(name -> name.group(1))
                .containsExactlyInAnyOrder("kind", "mediaType", "size", "sha256", "uploadedAt", "scan");
    }

    private void handsIn(String kind, byte[] content, String mediaType) {
        applicant.handsIn(order, kind, content, mediaType).then().statusCode(200);
        assertThat(column()).extracting(paper -> paper.kind().name()).contains(kind);
    }

    private String begins(String kind) {
        var encoded = Base64.getEncoder().encodeToString(kind.getBytes(StandardCharsets.US_ASCII));
        return applicant
                .call()
                .header("Tus-Resumable", "1.0.0")
                .header("If-Match", Applicant.tag(applicant.call(), order))
                .header("Upload-Length", Papers.png().length)
                .header("Upload-Metadata", "kind " + encoded)
                .post("/api/v1/orders/" + order + "/materials/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private int sends(String upload) {
        return applicant
                .call()
                .header("Tus-Resumable", "1.0.0")
                .contentType("application/offset+octet-stream")
                .header("Upload-Offset", 0)
                .body(Papers.png())
                .patch(upload)
                .then()
                .statusCode(204)
                .extract()
                .statusCode();
    }

    private void looksAgain() {
        jobs.stream()
                .filter(job -> job.getClass().getName().contains("RescanPapers"))
                .forEach(DueJobs::runDue);
    }

    private List<ShownPaper> column() {
        return OrderPapersTable.read(text("o.papers"));
    }

    private String text(String column) {
        return text(column, UUID.fromString(order));
    }

    private String text(String column, UUID id) {
        return sql.list(row -> row.getString(1), "SELECT " + column + " FROM orders o WHERE o.id = ?", id)
                .getFirst();
    }

    /** NULL only without materials: each act that writes one computes the column. */
    private void assertColumnOf(UUID id) {
        var stored = UnitOfWork.in(() -> materials.of(id)).stream()
                .map(ShownPaper::of)
                .sorted(Comparator.comparing(paper -> paper.kind().name()))
                .toList();

        assertThat(OrderPapersTable.read(text(OrderPapersTable.COMPUTED, id))).isEqualTo(stored);
        assertThat(text("o.papers", id) == null)
                .as("the column of order %s is not computed", id)
                .isEqualTo(stored.isEmpty());
    }
}
