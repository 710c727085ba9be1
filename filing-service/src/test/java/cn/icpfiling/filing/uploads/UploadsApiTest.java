package cn.icpfiling.filing.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class UploadsApiTest {

    private static final String PART = "application/offset+octet-stream";
    private static final byte[] PAPER = Papers.png();
    private static final int MIB = 1 << 20;
    private static final int HALF = PAPER.length / 2;

    @Inject
    Sql sql;

    @Inject
    @All
    List<DueJobs> jobs;

    @TestHTTPResource
    URI address;

    private final Applicant applicant = new Applicant();
    private final Path files;
    private String order;

    UploadsApiTest(@ConfigProperty(name = "icp.files.dir") Path files) {
        this.files = files;
    }

    @BeforeEach
    void draft() {
        order = applicant.drafts(Applicant.domain("ok"));
    }

    @Test
    void a_paper_in_two_parts_comes_in_like_one_that_was_sent_whole() throws IOException {
        var upload = begun("PRE_APPROVAL", PAPER.length);

        adds(upload, 0, first()).then().statusCode(204).header("Upload-Offset", is("" + HALF));
        assertThat(onDisk(upload))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part).doesNotContain("PNG", "IHDR"));
        asks(upload)
                .then()
                .statusCode(204)
                .header("Upload-Offset", is("" + HALF))
                .header("Upload-Length", is("" + PAPER.length))
                .header("Tus-Resumable", is("1.0.0"))
                .header("Cache-Control", containsString("no-store"))
                .header("Upload-Expires", endsWith("GMT"));
        applicant.call().get(uploads()).then().body("items.uploadId", hasItem(idOf(upload)));
        adds(upload, HALF, rest()).then().statusCode(204).header("Upload-Offset", is("" + PAPER.length));

        applicant.shows(order).then().body("materials.kind", hasItem("PRE_APPROVAL"));
        asks(upload).then().statusCode(204).header("Upload-Offset", is("" + PAPER.length));
        adds(upload, PAPER.length, rest()).then().statusCode(409);
        assertThat(onDisk(upload)).isEmpty();
    }

    @Test
    @Tag("long")
    void what_came_before_the_line_broke_is_kept() throws IOException {
        var paper = Papers.large();
        var upload = begun("PRE_APPROVAL", paper.length);

        try (var line = new Socket(address.getHost(), address.getPort())) {
            var head = "PATCH " + upload
                    + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                    + "Content-Type: " + PART + "\r\nContent-Length: " + paper.length + "\r\nAuthorization: Bearer "
                    + TestTokens.bearer(applicant.account, Roles.APPLICANT) + "\r\n\r\n";
            line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            line.getOutputStream().write(paper, 0, MIB + MIB / 2);
            line.getOutputStream().flush();
            await().until(() -> offset(upload), is(MIB));
        }

        await().until(
                        () -> {
                            var from = offset(upload);
                            assertThat(from).isGreaterThanOrEqualTo(MIB);
                            return adds(upload, from, Arrays.copyOfRange(paper, from, paper.length))
                                    .statusCode();
                        },
                        is(204));
        applicant.shows(order).then().body("materials.kind", hasItem("PRE_APPROVAL"));
    }

    @Test
    void of_several_who_send_the_same_place_one_has_it() throws Exception {
        var upload = begun("PRE_APPROVAL", PAPER.length);

        var begins = AtOnce.call(4, _ -> adds(upload, 0, first()).statusCode());
        var ends = AtOnce.call(4, _ -> adds(upload, HALF, rest()).statusCode());

        assertThat(begins).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 409);
        assertThat(ends).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 409);
        assertThat(onDisk(upload)).isEmpty();
    }

    @Test
    void a_part_that_was_spoilt_on_its_way_is_not_kept() throws Exception {
        var upload = begun("PRE_APPROVAL", PAPER.length);

        sends(upload, 0, first(), "sha1 " + sha1(rest()))
                .then()
                .statusCode(460)
                .body("code", is("UPLOAD_CHECKSUM_MISMATCH"));
        sends(upload, 0, first(), "md5 AAAA")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/header/Upload-Checksum"));
        asks(upload).then().header("Upload-Offset", is("0"));
        sends(upload, 0, first(), "sha1 " + sha1(first())).then().statusCode(204);
    }

    @Test
    void what_is_no_paper_is_refused_at_its_end_and_the_upload_is_over() {
        var upload = begun("PRE_APPROVAL", 6);

        adds(upload, 0, "<svg/>".getBytes(StandardCharsets.US_ASCII)).then().statusCode(415);

        asks(upload).then().statusCode(404);
        adds(begun("PRE_APPROVAL", HALF), 0, PAPER).then().statusCode(413);
    }

    @Test
    void a_paper_that_was_replaced_meanwhile_is_not_overwritten() {
        var upload = begun("PRE_APPROVAL", PAPER.length);
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.jpeg(), "image/jpeg")
                .then()
                .statusCode(200);

        adds(upload, 0, PAPER).then().statusCode(412).body("code", is("PRECONDITION_FAILED"));

        applicant.shows(order).then().body("materials[0].mediaType", is("image/jpeg"));
    }

    @Test
    void an_upload_of_somebody_else_does_not_exist() {
        var upload = begun("PRE_APPROVAL", PAPER.length);
        var stranger = new Applicant();
        var own = stranger.drafts(Applicant.domain("ok"));
        var inOwnOrder = "/api/v1/orders/" + own + "/materials/uploads/" + idOf(upload);

        for (var path : new String[] {upload, inOwnOrder}) {
            stranger.call().header("Tus-Resumable", "1.0.0").head(path).then().statusCode(404);
            stranger.call().header("Tus-Resumable", "1.0.0").delete(path).then().statusCode(404);
            stranger.call()
                    .contentType(PART)
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Offset", 0)
                    .body(PAPER)
                    .patch(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void only_so_many_are_on_their_way_at_a_time_and_those_that_are_over_are_swept() throws Exception {
        var tag = Applicant.tag(applicant.call(), order);
        var begun = AtOnce.call(16, _ -> begins(tag, "PRE_APPROVAL", 10));
        assertThat(begun.stream().map(Response::statusCode)).containsOnly(201, 409);
        assertThat(begun).filteredOn(answer -> answer.statusCode() == 201).hasSize(12);
        begins(tag, "PLEDGE", 10).then().statusCode(409).body("code", is("TOO_MANY_UPLOADS"));

        var paths = begun.stream()
                .map(answer -> answer.header("Location"))
                .filter(Objects::nonNull)
                .toList();
        adds(paths.getFirst(), 0, new byte[] {1, 2}).then().statusCode(204);
        speaking().delete(paths.get(1)).then().statusCode(204);
        begins(tag, "PLEDGE", 10).then().statusCode(201);
        sql.update(
                "UPDATE material_uploads SET expires_at = '2026-01-01' WHERE id = ?",
                UUID.fromString(idOf(paths.getFirst())));
        asks(paths.getFirst()).then().statusCode(404);
        jobs.stream()
                .filter(job -> job.getClass().getName().contains("SweepUploads"))
                .forEach(DueJobs::runDue);

        assertThat(onDisk(paths.getFirst())).isEmpty();
        begins(tag, "PLEDGE", 10).then().statusCode(201);
    }

    @Test
    void what_is_asked_for_without_the_protocol_is_told_how() {
        var tag = Applicant.tag(applicant.call(), order);
        begins(tag, "NO_PAPER", 10)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/header/Upload-Metadata/kind"));
        begins(tag, "PLEDGE", 0).then().statusCode(422).body("code", is("MATERIAL_EMPTY"));
        begins(tag, "PLEDGE", 11 << 20).then().statusCode(413);
        begins("\"999-zh\"", "PLEDGE", 10).then().statusCode(412).body("code", is("PRECONDITION_FAILED"));
        applicant
                .call()
                .post(uploads())
                .then()
                .statusCode(412)
                .header("Tus-Version", is("1.0.0"))
                .body("code", is("UPLOAD_VERSION_UNSUPPORTED"));
        applicant
                .call()
                .options(uploads())
                .then()
                .statusCode(204)
                .header("Tus-Extension", is("creation,expiration,checksum,termination"));
    }

    private String uploads() {
        return "/api/v1/orders/" + order + "/materials/uploads";
    }

    private RequestSpecification speaking() {
        return applicant.call().header("Tus-Resumable", "1.0.0");
    }

    private Response begins(String tag, String kind, int length) {
        return speaking()
                .header("If-Match", tag)
                .header("Upload-Length", length)
                .header(
                        "Upload-Metadata",
                        "filename 5LiJLnBuZw==,kind "
                                + Base64.getEncoder().encodeToString(kind.getBytes(StandardCharsets.US_ASCII)))
                .post(uploads());
    }

    private String begun(String kind, int length) {
        return begins(Applicant.tag(applicant.call(), order), kind, length)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private Response adds(String upload, long from, byte[] bytes) {
        return speaking()
                .contentType(PART)
                .header("Upload-Offset", from)
                .body(bytes)
                .patch(upload);
    }

    private Response sends(String upload, long from, byte[] bytes, String checksum) {
        return speaking()
                .contentType(PART)
                .header("Upload-Offset", from)
                .header("Upload-Checksum", checksum)
                .body(bytes)
                .patch(upload);
    }

    private Response asks(String upload) {
        return speaking().head(upload);
    }

    private int offset(String upload) {
        return Integer.parseInt(asks(upload).header("Upload-Offset"));
    }

    private static String idOf(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    private static byte[] first() {
        return Arrays.copyOf(PAPER, HALF);
    }

    private static byte[] rest() {
        return Arrays.copyOfRange(PAPER, HALF, PAPER.length);
    }

    private static String sha1(byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
    }

    /** What lies of it, read as text. */
    private List<String> onDisk(String upload) throws IOException {
        var parts = sql.list(
                row -> row.getString(1),
                "SELECT LOWER(HEX(id)) FROM upload_parts WHERE upload_id = ?",
                UUID.fromString(idOf(upload)));
        try (var found = Files.walk(files.resolve("uploads"))) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> parts.contains(file.getFileName().toString().replace("-", "")))
                    .map(UploadsApiTest::text)
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
