package cn.icpfiling.platform.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./icp legacy-load} against a gateway that answers as the test says: parts that are refused, files that cannot be read. */
class LegacyLoadCommandTest {
    private static final String ID = "019b7c5e-8f00-7000-8000-0000000000d1";
    private static final String LOAD = "/api/v1/legacy-loads/" + ID;
    private static final String FILE = LOAD + "/files/019b7c5e-8f00-7000-8000-0000000000f1";
    private static final String ROWS = "domain,site_id\none.cn,1\n";
    private static final String LOADED = "{\"kind\": \"DOMAINS\", \"state\": \"LOADED\"}";

    private final Deque<Integer> refusals = new ArrayDeque<>();
    private final List<String> offsets = new ArrayList<>();
    private final List<String> acts = new ArrayList<>();
    private String metadata;
    private boolean tokenEnds;
    private final ByteArrayOutputStream stored = new ByteArrayOutputStream();
    private String files = LOADED;
    private HttpServer gateway;
    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        icp.write("domains.csv", ROWS);
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gateway.createContext("/", this::answer);
        gateway.start();
    }

    @AfterEach
    void end_the_gateway() {
        gateway.stop(0);
    }

    @Test
    void a_load_whose_files_are_loaded_ends_with_0() throws Exception {
        var ended = load("DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("DOMAINS: 24 of 24 bytes", "FINISHED: 1 rows read", "release");
        assertThat(stored.toString(UTF_8)).isEqualTo(ROWS);
    }

    @Test
    void a_load_with_an_unreadable_file_ends_with_1_and_names_it() throws Exception {
        files = LOADED + ", {\"kind\": \"SUBJECTS\", \"state\": \"UNREADABLE\", \"fault\": \"CONTAINER_DAMAGED\","
                + " \"faultLine\": 4711}, {\"kind\": \"SITES\", \"state\": \"UNREADABLE\", \"fault\": \"UNKNOWN_COLUMN\"}";

        for (var dryRun : List.of("", "--dry-run ")) {
            var ended = load(dryRun + "DOMAINS=domains.csv");

            assertThat(ended.code()).as(ended.output()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("SUBJECTS, CONTAINER_DAMAGED at line 4711; SITES, UNKNOWN_COLUMN.")
                    .contains("\"LOGIN_TAKEN\"")
                    .doesNotContain("/release");
        }
    }

    @Test
    void a_refused_part_is_sent_again_from_the_stored_offset() throws Exception {
        refusals.addAll(List.of(503, 429, 409));

        var ended = load("DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(offsets).containsExactly("0", "0", "0", "0");
        assertThat(stored.toString(UTF_8)).isEqualTo(ROWS);
    }

    @Test
    void a_part_of_which_some_bytes_were_stored_goes_on_behind_them() throws Exception {
        stored.writeBytes(ROWS.substring(0, 7).getBytes(UTF_8));
        refusals.add(409);

        var ended = load("DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(offsets).containsExactly("0", "7");
        assertThat(stored.toString(UTF_8)).isEqualTo(ROWS);
    }

    @Test
    void a_part_that_is_refused_for_good_ends_the_load_with_1() throws Exception {
        for (var i = 0; i < 100; i++) {
            refusals.add(413);
        }

        var ended = load("DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("after 0 of 24 bytes", "status 413").doesNotContain("rows read");
        assertThat(offsets).hasSize(10);
    }

    @Test
    void a_file_that_broke_off_is_deleted_because_filings_would_wait_for_it() throws Exception {
        for (var i = 0; i < 100; i++) {
            refusals.add(413);
        }

        var ended = load("DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        assertThat(acts).contains("DELETE " + FILE);
        assertThat(ended.output()).contains("Its files are deleted");
    }

    @Test
    void a_file_that_broke_off_stays_if_it_is_to_be_kept_and_the_command_says_how_to_go_on() throws Exception {
        for (var i = 0; i < 100; i++) {
            refusals.add(413);
        }

        var ended = load("--keep DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        assertThat(acts).doesNotContain("DELETE " + FILE);
        assertThat(ended.output()).contains("./icp legacy-load --load " + ID);
    }

    @Test
    void a_load_goes_on_behind_the_bytes_that_are_there() throws Exception {
        stored.writeBytes(ROWS.substring(0, 7).getBytes(UTF_8));
        files = "{\"id\": \"%s\", \"kind\": \"DOMAINS\", \"state\": \"ARRIVING\", \"length\": %d}"
                .formatted(FILE.substring(FILE.lastIndexOf('/') + 1), ROWS.length());

        var ended = load("--load " + ID + " DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(offsets).containsExactly("7");
        assertThat(stored.toString(UTF_8)).isEqualTo(ROWS);
        assertThat(acts).contains("POST " + LOAD + "/start").doesNotContain("POST /api/v1/legacy-loads");
    }

    @Test
    void a_loaded_file_of_the_same_size_is_sent_unless_its_content_is_the_same() throws Exception {
        var loaded =
                "{\"id\": \"%s\", \"kind\": \"DOMAINS\", \"state\": \"LOADED\", \"length\": %d, \"sha256\": \"%s\"}";
        stored.writeBytes(ROWS.getBytes(UTF_8));
        for (var content : List.of(ROWS, ROWS.replace("one", "two"))) {
            acts.clear();
            files = loaded.formatted(FILE.substring(FILE.lastIndexOf('/') + 1), ROWS.length(), sha256(content));

            var ended = load("--load " + ID + " DOMAINS=domains.csv");

            assertThat(ended.code()).as(ended.output()).isZero();
            assertThat(acts.contains("POST " + LOAD + "/files")).isEqualTo(!content.equals(ROWS));
        }
    }

    private static String sha256(String content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    }

    @Test
    void an_option_without_its_value_is_named() throws Exception {
        for (var option : List.of("--load", "--encoding")) {
            var ended = load(option);

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.output()).contains(option + " needs a value");
        }
        assertThat(acts).isEmpty();
    }

    @Test
    void a_load_whose_files_are_loaded_is_only_looked_at() throws Exception {
        var ended = load("--load " + ID);

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("FINISHED: 1 rows read");
        assertThat(acts).noneMatch(act -> act.startsWith("POST"));
    }

    @Test
    void a_token_that_ends_while_the_load_runs_ends_the_command_with_1_and_the_way_on() throws Exception {
        files = "{\"kind\": \"SITES\", \"state\": \"READY\"}";
        tokenEnds = true;

        var ended = load("DOMAINS=domains.csv");

        assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("401", "ICP_TOKEN", "./icp legacy-load --load " + ID);
        assertThat(acts).doesNotContain("DELETE " + FILE);
    }

    @Test
    void the_encoding_goes_along_with_the_file() throws Exception {
        load("--encoding GBK DOMAINS=domains.csv");

        assertThat(metadata).isEqualTo("kind RE9NQUlOUw==,encoding R0JL");
    }

    /** Without the seconds between two tries. */
    private ClonedCommand.Ended load(String words) throws IOException, InterruptedException {
        var door = "http://127.0.0.1:" + gateway.getAddress().getPort();
        return icp.run(
                "bash",
                "-c",
                "sleep() { :; }; export -f sleep; ICP_TOKEN=token ICP_GATEWAY=" + door + " ./icp legacy-load " + words);
    }

    private void answer(HttpExchange call) throws IOException {
        var body = call.getRequestBody().readAllBytes();
        var act = call.getRequestMethod() + " " + call.getRequestURI().getPath();
        acts.add(act);
        if (tokenEnds && acts.contains("POST " + LOAD + "/start") && !act.startsWith("POST")) {
            json(call, 401, "{}");
            call.close();
            return;
        }
        switch (act) {
            case "POST /api/v1/legacy-loads" -> json(call, 201, "{\"id\": \"" + ID + "\"}");
            case "DELETE " + FILE -> call.sendResponseHeaders(204, -1);
            case "POST " + LOAD + "/files" -> {
                metadata = call.getRequestHeaders().getFirst("Upload-Metadata");
                call.getResponseHeaders().set("Location", FILE);
                call.sendResponseHeaders(201, -1);
            }
            case "PATCH " + FILE -> {
                offsets.add(call.getRequestHeaders().getFirst("Upload-Offset"));
                var refusal = refusals.poll();
                if (refusal == null) {
                    stored.writeBytes(body);
                }
                call.sendResponseHeaders(refusal == null ? 204 : refusal, -1);
            }
            case "HEAD " + FILE -> {
                call.getResponseHeaders().set("Upload-Offset", String.valueOf(stored.size()));
                call.sendResponseHeaders(204, -1);
            }
            case "POST " + LOAD + "/start" -> json(call, 202, "{}");
            case "GET " + LOAD ->
                json(
                        call,
                        200,
                        "{\"state\": \"FINISHED\", \"rows\": {\"read\": 1, \"added\": 1, \"changed\": 0, \"same\": 0,"
                                + " \"setAside\": 0}, \"files\": [" + files + "]}");
            case "GET " + LOAD + "/report" ->
                json(call, 200, "{\"setAside\": [{\"code\": \"LOGIN_TAKEN\", \"rows\": 1}]}");
            default -> json(call, 404, "{\"title\": \"" + act + "\"}");
        }
        call.close();
    }

    private static void json(HttpExchange call, int status, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
