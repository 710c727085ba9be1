package cn.icpfiling.platform.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.web.AccountStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for each upload and each download, however its caller behaves. */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class TransfersApiTest {

    private static final int MIB = 1 << 20;

    @Inject
    Transfers transfers;

    @ConfigProperty(name = "icp.transfers.uploads")
    int uploads;

    @ConfigProperty(name = "icp.transfers.downloads")
    int downloads;

    @ConfigProperty(name = "icp.transfers.uploads-per-caller")
    int ofOne;

    @TestHTTPResource
    URI address;

    private final List<Line> lines = new ArrayList<>();

    @AfterEach
    void every_place_comes_back() throws IOException {
        for (var line : lines) {
            line.close();
        }
        await().until(transfers::uploading, is(0));
        await().until(transfers::downloading, is(0));
    }

    @Test
    void of_four_times_the_bound_of_uploads_each_is_taken_or_told_when_to_come_back() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 4 * uploads)
                    .mapToObj(n -> threads.submit(() -> {
                        try (var line = new Line(address)) {
                            line.begins("PUT", "/api/v1/transfers/caller-" + n % 3, MIB);
                            line.sends(MIB);
                            return line.answer();
                        }
                    }))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get())
                        .satisfiesAnyOf(
                                taken -> assertThat(taken).startsWith("HTTP/1.1 200"),
                                refused -> assertThat(refused)
                                        .containsPattern("HTTP/1.1 (429|503)")
                                        .containsIgnoringCase("Retry-After: 5"));
            }
        }
    }

    @Test
    void beyond_the_bound_of_this_process_an_upload_is_busy_before_its_body_is_read() throws IOException {
        for (var n = 0; n < uploads; n++) {
            halfAnUpload("caller-" + n);
        }
        await().until(transfers::uploading, is(uploads));

        var refused = line();
        refused.begins("PUT", "/api/v1/transfers/another", MIB);

        assertThat(refused.answer()).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: 5");
    }

    @Test
    void beyond_its_own_bound_a_caller_waits_and_another_does_not() throws IOException {
        for (var n = 0; n < ofOne; n++) {
            halfAnUpload("one");
        }
        await().until(transfers::uploading, is(ofOne));

        var refused = line();
        refused.begins("PUT", "/api/v1/transfers/one", MIB);
        var taken = line();
        taken.begins("PUT", "/api/v1/transfers/another", 3);
        taken.sends(3);

        assertThat(refused.answer()).startsWith("HTTP/1.1 429").containsIgnoringCase("Retry-After: 5");
        assertThat(taken.answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void callers_who_go_away_in_the_middle_of_a_body_give_their_places_back() throws IOException {
        for (var n = 0; n < uploads; n++) {
            halfAnUpload("caller-" + n);
        }
        await().until(transfers::uploading, is(uploads));

        for (var line : lines) {
            line.close();
        }

        await().until(transfers::uploading, is(0));
    }

    @Test
    @Tag("long")
    void callers_who_fall_silent_in_the_middle_of_a_body_are_cut_off() throws IOException {
        for (var n = 0; n < uploads; n++) {
            halfAnUpload("caller-" + n);
        }
        await().until(transfers::uploading, is(uploads));

        await().until(transfers::uploading, is(0));

        for (var line : lines) {
            assertThat(line.answer()).matches("(?s)(HTTP/1.1 408.*)?");
            assertThat(line.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_wait_ends_when_the_caller_goes_away() throws IOException {
        var line = line();
        line.begins("PUT", "/api/v1/transfers/caller/waiting", 3);
        line.sends(3);
        await().until(transfers::uploading, is(1));

        line.close();

        await().until(transfers::uploading, is(0));
    }

    @Test
    void beyond_the_bound_of_this_process_a_download_is_busy() throws IOException {
        for (var n = 0; n < downloads; n++) {
            unreadDownload("caller-" + n);
        }
        await().until(transfers::downloading, is(downloads));

        var refused = line();
        refused.begins("GET", "/api/v1/transfers/another?size=1", -1);

        assertThat(refused.answer()).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: 5");
    }

    @Test
    @Tag("long")
    void callers_who_do_not_read_their_downloads_are_cut_off() throws IOException {
        for (var n = 0; n < downloads; n++) {
            unreadDownload("caller-" + n);
        }
        await().until(transfers::downloading, is(downloads));

        await().until(transfers::downloading, is(0));
    }

    @Test
    void callers_who_go_away_in_the_middle_of_a_download_give_their_places_back() throws IOException {
        for (var n = 0; n < downloads; n++) {
            unreadDownload("caller-" + n);
        }
        await().until(transfers::downloading, is(downloads));

        for (var line : lines) {
            line.close();
        }

        await().until(transfers::downloading, is(0));
    }

    @Test
    void a_download_that_is_read_arrives_whole_and_gives_its_place_back() throws IOException {
        for (var size : List.of(0, 1, 3 * MIB)) {
            try (var line = new Line(address)) {
                line.begins("GET", "/api/v1/transfers/caller?size=" + size, -1);

                assertThat(line.answer()).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Length: " + size);
            }
        }
        await().until(transfers::downloading, is(0));
    }

    /** The answer to HEAD has no body, so nothing is ever written. */
    @Test
    void a_download_that_is_only_asked_about_gives_its_place_back() throws IOException {
        var line = line();
        line.begins("HEAD", "/api/v1/transfers/caller?size=1000", -1);

        assertThat(line.head()).startsWith("HTTP/1.1 200");
        await().until(transfers::downloading, is(0));
    }

    private void halfAnUpload(String caller) throws IOException {
        var line = line();
        line.begins("PUT", "/api/v1/transfers/" + caller, MIB);
        line.sends(MIB / 2);
    }

    private void unreadDownload(String caller) throws IOException {
        var line = line();
        line.begins("GET", "/api/v1/transfers/" + caller + "?size=" + 64 * MIB, -1);
    }

    private Line line() throws IOException {
        var line = new Line(address);
        lines.add(line);
        return line;
    }
}
