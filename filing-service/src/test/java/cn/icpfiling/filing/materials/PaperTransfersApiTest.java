package cn.icpfiling.filing.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.web.transfer.Transfers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Papers on their way in and out, as many as the service bears and more. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PaperTransfersApiTest {

    private static final int KIB = 1 << 10;
    private static final byte[] PAPER = Papers.large();

    /** What one transfer may hold of the heap: two segments, the buffers of file and connection, the request itself. */
    private static final long HEAP_OF_ONE = 160L * KIB;

    /** If the service held all that a caller has sent so far, the bound would be passed several times over. */
    private static final int SENT = 1024 * KIB;

    @Inject
    Transfers transfers;

    @ConfigProperty(name = "icp.transfers.uploads")
    int uploads;

    @ConfigProperty(name = "icp.transfers.downloads")
    int downloads;

    @ConfigProperty(name = "icp.transfers.uploads-per-caller")
    int ofOne;

    @ConfigProperty(name = "icp.files.dir")
    Path files;

    @TestHTTPResource
    URI address;

    private final List<Socket> lines = new ArrayList<>();

    private record Draft(Applicant applicant, String order) {

        static Draft made() {
            var applicant = new Applicant();
            return new Draft(applicant, applicant.drafts(Applicant.domain("ok")));
        }

        String paper() {
            return "/api/v1/orders/" + order + "/materials/PRE_APPROVAL";
        }
    }

    @AfterEach
    void every_place_comes_back() throws IOException {
        for (var line : lines) {
            line.close();
        }
        await().until(transfers::uploading, is(0));
        await().until(transfers::downloading, is(0));
    }

    @Tag("long")
    @Test
    void uploads_and_downloads_at_their_bounds_hold_little_of_the_heap() throws IOException {
        var drafts = drafts(1 + Math.max(uploads, downloads) / ofOne);
        for (var draft : drafts) {
            taken(draft);
        }
        var before = heap();

        for (var n = 0; n < uploads; n++) {
            begins(drafts.get(n / ofOne), "PUT", SENT);
        }
        for (var n = 0; n < downloads; n++) {
            begins(drafts.get(n / ofOne), "GET", 0);
        }
        await().until(transfers::uploading, is(uploads));
        await().until(transfers::downloading, is(downloads));

        assertThat(heap() - before).isLessThan((uploads + downloads) * HEAP_OF_ONE);
        var last = drafts.getLast();
        last.applicant()
                .call()
                .header("If-Match", "*")
                .contentType("image/png")
                .body(PAPER)
                .put(last.paper())
                .then()
                .statusCode(503)
                .body("code", is("SERVICE_BUSY"))
                .header("Retry-After", notNullValue());
        last.applicant()
                .call()
                .get(last.paper())
                .then()
                .statusCode(503)
                .body("code", is("SERVICE_BUSY"))
                .header("Retry-After", notNullValue());
    }

    @Test
    void an_upload_in_parts_takes_a_place_like_one_of_a_whole_paper() throws IOException {
        var draft = Draft.made();
        var upload = draft.applicant()
                .changes(draft.order())
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", PAPER.length)
                .header("Upload-Metadata", "kind UFJFX0FQUFJPVkFM")
                .post("/api/v1/orders/" + draft.order() + "/materials/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        var path = URI.create(upload).getPath();
        var line = line();
        line.getOutputStream()
                .write(("PATCH " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                                + head(draft, PAPER.length))
                        .getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().write(PAPER, 0, KIB);
        await().until(transfers::uploading, is(1));

        line.close();

        await().until(transfers::uploading, is(0));
    }

    @Test
    @Tag("long")
    void of_four_times_the_bound_of_uploads_each_is_taken_or_told_when_to_come_back() throws Exception {
        var drafts = drafts(4 * uploads / ofOne);
        var content = Papers.jpeg();

        var answers = AtOnce.call(4 * uploads, n -> {
            var draft = drafts.get(n % drafts.size());
            return draft.applicant()
                    .call()
                    .header("If-Match", "*")
                    .contentType("image/jpeg")
                    .body(content)
                    .put(draft.paper());
        });

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isIn(200, 429, 503);
            if (answer.statusCode() != 200) {
                assertThat(answer.header("Retry-After")).isNotNull();
            }
        });
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 200);
    }

    /** A folder that cannot be written to stands for a full disk: both fail while the body is being stored. */
    @Test
    void a_disk_that_takes_nothing_is_an_outage_and_not_an_error() throws IOException {
        var draft = Draft.made();
        var incoming = Files.createDirectories(files.resolve("incoming"));
        var aside = Files.move(incoming, files.resolve("incoming-aside"));
        Files.writeString(incoming, "no folder");
        try {
            draft.applicant()
                    .handsIn(draft.order(), "PRE_APPROVAL", Papers.png(), "image/png")
                    .then()
                    .statusCode(503)
                    .body("code", is("STORAGE_UNAVAILABLE"))
                    .header("Retry-After", is("30"));
        } finally {
            Files.delete(incoming);
            Files.move(aside, incoming);
        }
        draft.applicant()
                .handsIn(draft.order(), "PRE_APPROVAL", Papers.png(), "image/png")
                .then()
                .statusCode(lessThan(300));
    }

    private static List<Draft> drafts(int count) {
        return Stream.generate(Draft::made).limit(count).toList();
    }

    private static void taken(Draft draft) {
        draft.applicant()
                .handsIn(draft.order(), "PRE_APPROVAL", PAPER, "image/png")
                .then()
                .statusCode(200);
    }

    /** Sends so much of a body and reads nothing. */
    private void begins(Draft draft, String method, int sent) throws IOException {
        var line = line();
        var uploads = method.equals("PUT");
        var length = uploads ? PAPER.length : 0;
        line.getOutputStream()
                .write((method + " " + draft.paper()
                                + " HTTP/1.1\r\nHost: localhost\r\nIf-Match: *\r\n"
                                + (uploads ? "Content-Type: image/png\r\n" : "")
                                + head(draft, length))
                        .getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().write(PAPER, 0, sent);
        line.getOutputStream().flush();
    }

    private static String head(Draft draft, int length) {
        return "Content-Length: " + length + "\r\nAuthorization: Bearer "
                + TestTokens.bearer(draft.applicant().account, Roles.APPLICANT) + "\r\n\r\n";
    }

    /** With a small window, so that the kernel does not take in a whole download for a caller who does not read. */
    private Socket line() throws IOException {
        var line = new Socket();
        line.setReceiveBufferSize(4 * KIB);
        line.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        lines.add(line);
        return line;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
