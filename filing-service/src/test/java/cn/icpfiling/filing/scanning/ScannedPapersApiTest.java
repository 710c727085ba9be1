package cn.icpfiling.filing.scanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FakeClamd;
import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ScannedPapersApiTest {

    private static final String PAPER = "SUBJECT_CERTIFICATE";
    private static final String SHEET = "VERIFICATION_SHEET";
    private static final List<String> IDS = List.of("SUBJECT_PRINCIPAL_ID", "SERVICE_PRINCIPAL_ID");
    private static final String ITEM = "items.find { it.kind == '" + PAPER + "' }.";

    @Inject
    @All
    List<DueJobs> jobs;

    @Inject
    AuditTrail trail;

    @Inject
    MaterialRepository materials;

    @Inject
    RescanPapers rescan;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();
    private final Path files;
    private String order;

    ScannedPapersApiTest(@ConfigProperty(name = "icp.files.dir") Path files) {
        this.files = files;
    }

    @BeforeEach
    void complete() {
        order = applicant.completesDraft(Applicant.domain("ok"));
    }

    @Test
    void a_virus_is_refused_and_told_and_the_paper_before_it_stays() {
        handsIn(FakeClamd.VIRUS).statusCode(422).body("code", is("MATERIAL_INFECTED"));

        assertThat(trail.page(AuditTrail.Filter.of("ORDER", UUID.fromString(order)), "MATERIAL.INFECTED", null, 5))
                .hasSize(1);
        checklist().body(ITEM + "present", is(true)).body(ITEM + "scan", is("CLEAN"));
    }

    @Test
    void while_the_scanner_is_down_a_paper_waits_in_quarantine_and_counts_once_it_was_looked_at() throws IOException {
        handsIn(FakeClamd.SILENT + Ids.next()).statusCode(200).body("scan", is("QUARANTINED"));

        checklist().body(ITEM + "present", is(false)).body(ITEM + "scanNote", containsString("隔离"));
        applicant.call().get(paper()).then().statusCode(409).body("code", is("MATERIAL_QUARANTINED"));
        Applicant.reviewer().get("/api/v1/orders/" + order).then().body("materials.kind", not(hasItem(PAPER)));
        applicant.prechecks(order).then().body("errors.code", hasItem("MATERIAL_QUARANTINED"));
        applicant.submits(order).then().statusCode(422).body("errors.pointer", hasItem("/materials/" + PAPER));
        assertThat(inQuarantine()).isNotEmpty().noneMatch(text -> text.contains(FakeClamd.SILENT));

        OtherReplica.holds(sql, "look-again", this::looksAgain);
        assertThat(inQuarantine()).as("another replica scans").isNotEmpty();
        looksAgain();

        checklist().body(ITEM + "present", is(true)).body(ITEM + "scan", is("CLEAN"));
        assertThat(inQuarantine()).isEmpty();
        applicant.submits(order).then().statusCode(200);
    }

    @Test
    void papers_that_the_scanner_never_answers_about_keep_no_later_one_in_quarantine() throws IOException {
        handsIn(PAPER, FakeClamd.ALWAYS_SILENT).statusCode(200).body("scan", is("QUARANTINED"));
        handsIn(SHEET, FakeClamd.SILENT + Ids.next()).statusCode(200).body("scan", is("QUARANTINED"));

        looksAgain();

        checklist().body(ITEM + "scan", is("QUARANTINED")).body(scanOf(SHEET), is("CLEAN"));

        for (var kind : IDS) {
            handsIn(kind, FakeClamd.ALWAYS_SILENT).statusCode(200).body("scan", is("QUARANTINED"));
        }
        handsIn(SHEET, FakeClamd.SILENT + Ids.next()).statusCode(200).body("scan", is("QUARANTINED"));

        looksAgain();
        looksAgain();

        checklist().body(scanOf(SHEET), is("CLEAN"));
        handsIn(PAPER, "clean").statusCode(200);
        IDS.forEach(kind -> handsIn(kind, "clean").statusCode(200));
        assertThat(inQuarantine()).isEmpty();
    }

    @Test
    void what_is_found_later_is_gone_and_its_sender_sees_why() {
        handsIn(FakeClamd.SILENT + Ids.next() + FakeClamd.VIRUS).statusCode(200).body("scan", is("QUARANTINED"));

        looksAgain();

        checklist().body(ITEM + "present", is(false)).body(ITEM + "scan", is("INFECTED"));
        applicant.prechecks(order).then().body("errors.code", hasItem("MATERIAL_INFECTED"));
        handsIn("clean").statusCode(200).body("scan", is("CLEAN"));
        applicant.submits(order).then().statusCode(200);
    }

    /** Two replicas may scan one paper while the signatures are renewed; the first word counts. */
    @Test
    void a_second_word_of_the_scanner_takes_no_paper_away_that_counts() {
        handsIn(FakeClamd.SILENT + Ids.next()).statusCode(200);
        var seen = UnitOfWork.in(() -> materials
                .of(UUID.fromString(order), MaterialKind.SUBJECT_CERTIFICATE)
                .orElseThrow());

        rescan.settle(seen, ScanStatus.CLEAN);
        rescan.settle(seen, ScanStatus.INFECTED);

        checklist().body(ITEM + "scan", is("CLEAN"));
        applicant.call().get(paper()).then().statusCode(200);
    }

    private ValidatableResponse handsIn(String hidden) {
        return handsIn(PAPER, hidden);
    }

    private static String scanOf(String kind) {
        return "items.find { it.kind == '" + kind + "' }.scan";
    }

    private ValidatableResponse handsIn(String kind, String hidden) {
        return applicant
                .handsIn(order, kind, Papers.saying(hidden), "image/jpeg")
                .then();
    }

    private void looksAgain() {
        jobs.stream()
                .filter(job -> job.getClass().getName().contains("RescanPapers"))
                .forEach(DueJobs::runDue);
    }

    private ValidatableResponse checklist() {
        return applicant.call().get("/api/v1/orders/" + order + "/checklist").then();
    }

    private String paper() {
        return "/api/v1/orders/" + order + "/materials/" + PAPER;
    }

    private List<String> inQuarantine() throws IOException {
        var folder = files.resolve("quarantine");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(ScannedPapersApiTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
