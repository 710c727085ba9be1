package cn.icpfiling.systemtests.legacy;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import cn.icpfiling.systemtests.legacy.OldPlatform.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * An administrator who loads exports of the old platform: create, upload each file by the tus protocol, start, wait. One load
 * runs at a time, so tests wait for each other.
 */
public final class LegacyLoads {

    private static final String LOADS = "/api/v1/legacy-loads";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANOTHER_LOAD_RUNS = 429;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Stack stack;
    private final Staff staff;

    public LegacyLoads(Stack stack) {
        this.stack = stack;
        this.staff = new Staff(stack);
    }

    /** Each time anew: a run may take longer than a token lives. */
    private Caller administrator() {
        return staff.caller("administrator");
    }

    /** Loads all exports of the set and returns the load as it ended. */
    public Answer loaded(OldPlatform platform, String ending) {
        return load(platform.exports(ending), false);
    }

    /** Loads files that a test has changed, and returns the load as it ended. */
    public Answer loaded(Map<Table, byte[]> files) {
        return load(files, false);
    }

    /** Tries all exports of the set without storing anything. */
    public Answer tried(OldPlatform platform, String ending) {
        return load(platform.exports(ending), true);
    }

    /** Loads the exports of the demonstration from the old platform's bucket: the service reads the objects itself. */
    public Answer loadedFromBucket(String ending) {
        var tables = EnumSet.allOf(Table.class);
        var load = create(tables, false);
        for (var table : tables) {
            administrator()
                    .post(
                            LOADS + "/" + load + "/objects",
                            Forms.node().put("kind", table.name()).put("source", "s3://exports/" + table.file(ending)))
                    .expect(201);
        }
        return ran(load);
    }

    private Answer load(Map<Table, byte[]> files, boolean dryRun) {
        return ran(prepared(files, dryRun));
    }

    private Answer ran(String load) {
        starts(load);
        return Awaitility.await("the load " + load)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> show(load), shown -> !shown.text("/state").equals("RUNNING"));
    }

    /** Creates the load and uploads its files; returns its id. */
    public String prepared(Map<Table, byte[]> files, boolean dryRun) {
        var load = create(files.keySet(), dryRun);
        files.forEach((table, bytes) -> upload(load, table, bytes));
        return load;
    }

    /** Starts the load once no other runs. */
    public void starts(String load) {
        Awaitility.await("the turn of load " + load)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> administrator().post(LOADS + "/" + load + "/start"),
                        begun -> begun.status() != ANOTHER_LOAD_RUNS)
                .expect(202);
    }

    private String create(Set<Table> tables, boolean dryRun) {
        var wanted = Forms.node().put("name", "old platform").put("dryRun", dryRun);
        var kinds = wanted.putArray("kinds");
        tables.forEach(table -> kinds.add(table.name()));
        return administrator().post(LOADS, wanted).expect(201).text("/id");
    }

    public Answer show(String load) {
        return seen(load).expect(200);
    }

    /** Whatever the answer is: the service may be away. */
    public Answer seen(String load) {
        return administrator().get(LOADS + "/" + load);
    }

    /** Returns how many rows were set aside for which code. */
    public Answer report(String load) {
        return administrator().get(LOADS + "/" + load + "/report").expect(200);
    }

    /** Returns the first rows that were set aside, with masked values. */
    public Answer setAside(String load) {
        return administrator()
                .get(LOADS + "/" + load + "/set-aside-rows?limit=50")
                .expect(200);
    }

    /** The whole file in one part, which may have 16 MiB. */
    private void upload(String load, Table table, byte[] bytes) {
        var kind = Base64.getEncoder().encodeToString(table.name().getBytes(StandardCharsets.US_ASCII));
        var begun = send(
                stack.gateway().resolve(LOADS + "/" + load + "/files"),
                "POST",
                BodyPublishers.noBody(),
                "Upload-Length",
                String.valueOf(bytes.length),
                "Upload-Metadata",
                "kind " + kind);
        Differs.unless(begun.statusCode() == 201, "A file was begun with %d: %s", begun.statusCode(), begun.body());
        var file =
                stack.gateway().resolve(begun.headers().firstValue("Location").orElseThrow());
        var sent = send(
                file,
                "PATCH",
                BodyPublishers.ofByteArray(bytes),
                "Content-Type",
                "application/offset+octet-stream",
                "Upload-Offset",
                "0");
        Differs.unless(sent.statusCode() == 204, "A file was sent with %d: %s", sent.statusCode(), sent.body());
    }

    private HttpResponse<String> send(URI address, String method, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + administrator().token())
                .header("Tus-Resumable", "1.0.0")
                .headers(headers)
                .method(method, body)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " of a file got no answer from " + stack.gateway(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
