package cn.icpfiling.filing.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class MaterialsApiTest {

    private final Applicant applicant = new Applicant();
    private final Path files;
    private String order;

    MaterialsApiTest(@ConfigProperty(name = "icp.files.dir") Path files) {
        this.files = files;
    }

    @BeforeEach
    void draft() {
        order = applicant.drafts(Applicant.domain("ok"));
    }

    @Test
    void a_picture_is_drawn_anew_and_comes_back_for_its_owner() throws IOException {
        var sent = withComment(Papers.jpeg(), "GPS 39.9, 116.4");

        applicant
                .handsIn(order, "SUBJECT_PRINCIPAL_ID", sent, "image/jpeg")
                .then()
                .statusCode(200)
                .body("kind", is("SUBJECT_PRINCIPAL_ID"))
                .body("mediaType", is("image/jpeg"));

        var kept = applicant.call().get(material("SUBJECT_PRINCIPAL_ID")).then().statusCode(200);
        kept.contentType("image/jpeg");
        assertThat(new String(kept.extract().asByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS");
        kept.header("Content-Disposition", is("attachment; filename=\"SUBJECT_PRINCIPAL_ID.jpeg\""))
                .header("Content-Security-Policy", containsString("sandbox"));
        Applicant.reviewer().get(material("SUBJECT_PRINCIPAL_ID")).then().statusCode(403);
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/checklist")
                .then()
                .body("items.find { it.kind == 'SUBJECT_PRINCIPAL_ID' }.present", is(true))
                .body("items.find { it.kind == 'SUBJECT_PRINCIPAL_ID' }.title", is("主体负责人证件"))
                .body("items.find { it.kind == 'PRE_APPROVAL' }.required", is(false));
    }

    @Test
    void what_lies_on_disk_cannot_be_read() throws IOException {
        applicant
                .handsIn(order, "SUBJECT_PRINCIPAL_ID", Papers.png(), "image/png")
                .then()
                .statusCode(200);

        try (var found = Files.walk(files.resolve("materials"))) {
            assertThat(found.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("PNG", "JFIF", "PDF"));
        }
    }

    @Test
    void a_new_paper_takes_the_place_of_the_old_one() {
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.jpeg(), "image/jpeg")
                .then()
                .statusCode(200);

        applicant.shows(order).then().body("materials.mediaType", contains("image/jpeg"));
        applicant.call().get(material("PRE_APPROVAL")).then().statusCode(200).contentType("image/jpeg");
    }

    @Test
    void the_content_decides_what_it_is() {
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.png(), "image/jpeg")
                .then()
                .statusCode(200)
                .body("mediaType", is("image/png"));
        applicant
                .handsIn(order, "PRE_APPROVAL", "<svg/>".getBytes(StandardCharsets.UTF_8), "image/png")
                .then()
                .statusCode(415)
                .body("code", is("UNSUPPORTED_MEDIA_TYPE"));
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.png(), "image/gif")
                .then()
                .statusCode(415);
    }

    @Test
    void an_empty_paper_is_called_empty() {
        applicant
                .handsIn(order, "PRE_APPROVAL", new byte[0], "image/png")
                .then()
                .statusCode(422)
                .body("code", is("MATERIAL_EMPTY"));
    }

    @Test
    void a_paper_can_be_read_while_it_is_replaced() throws Exception {
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        var replaced = new AtomicBoolean();

        var answers = AtOnce.call(4, turn -> {
            var seen = new HashSet<Integer>();
            if (turn == 0) {
                for (var time = 0; time < 12; time++) {
                    seen.add(applicant
                            .handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png")
                            .statusCode());
                }
                replaced.set(true);
            } else {
                while (!replaced.get()) {
                    seen.add(applicant.call().get(material("PRE_APPROVAL")).statusCode());
                }
            }
            return seen;
        });

        assertThat(answers).allSatisfy(seen -> assertThat(seen).isSubsetOf(200));
    }

    @Test
    void a_broken_picture_and_one_that_would_unfold_are_refused() {
        var broken = Papers.png();
        for (var i = 40; i < broken.length; i++) {
            broken[i] = 0;
        }

        applicant
                .handsIn(order, "PRE_APPROVAL", broken, "image/png")
                .then()
                .statusCode(422)
                .body("code", is("MATERIAL_UNREADABLE"));
        applicant
                .handsIn(order, "PRE_APPROVAL", pngOf(60_000, 60_000), "image/png")
                .then()
                .statusCode(422)
                .body("code", is("MATERIAL_TOO_LARGE"));
    }

    @Test
    void too_many_bytes_are_refused() {
        applicant
                .handsIn(order, "PRE_APPROVAL", new byte[11 << 20], "image/png")
                .then()
                .statusCode(413)
                .body("code", is("BODY_TOO_LARGE"));
    }

    @Test
    void a_document_keeps_its_pages_and_loses_what_runs_in_it() throws IOException {
        applicant
                .handsIn(order, "LETTER_OF_AUTHORITY", scriptedDocument(), "application/pdf")
                .then()
                .statusCode(200)
                .body("mediaType", is("application/pdf"));

        var kept = applicant
                .call()
                .get(material("LETTER_OF_AUTHORITY"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(kept)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
        }
        applicant
                .handsIn(
                        order,
                        "PRE_APPROVAL",
                        "%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII),
                        "application/pdf")
                .then()
                .statusCode(422);
    }

    @Test
    void the_checklist_follows_what_was_entered() {
        applicant.entersService(order, Map.of("preApprovals", 1)).then().statusCode(200);

        applicant
                .prechecks(order)
                .then()
                .body("errors.pointer", hasItem("/materials/PRE_APPROVAL"))
                .body("errors.pointer", not(hasItem("/materials/LETTER_OF_AUTHORITY")));
    }

    private String material(String kind) {
        return "/api/v1/orders/" + order + "/materials/" + kind;
    }

    private static byte[] withComment(byte[] jpeg, String comment) {
        var text = comment.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(jpeg.length + text.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Only the head of a picture: its size is all that is ever read of it. */
    private static byte[] pngOf(int width, int height) {
        var head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var check = new CRC32();
        check.update(head);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A})
                .putInt(13)
                .put(head)
                .putInt((int) check.getValue())
                .array();
    }

    private static byte[] scriptedDocument() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
            document.getDocumentInformation().setAuthor("张三");
            document.save(out);
            return out.toByteArray();
        }
    }
}
