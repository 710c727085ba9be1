package cn.icpfiling.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes exchanges with the gateway with their bodies, one JSON object a line, if {@code ICP_TRAFFIC_BODIES} names a
 * folder. {@code ./icp examples} makes the contracts' examples from them. Only JSON is kept, and only some exchanges of
 * each operation, status and code. No header is kept, so no token of one. The folder is not to be committed: bodies are
 * as they were sent. The API tests of the modules write the same format.
 */
final class KeptExchanges {

    private static final String FOLDER = System.getenv("ICP_TRAFFIC_BODIES");
    static final boolean IS_WANTED = FOLDER != null && !FOLDER.isBlank();

    private static final int OF_A_KIND = 40;
    private static final int LARGE = 32_768;
    /** Pictures and whole tables of rules: a few show what there is to show. */
    private static final int LARGE_OF_A_KIND = 3;

    private static final int LARGEST = 262_144;
    private static final Map<String, Integer> KEPT = new ConcurrentHashMap<>();
    private static final Writer FILE =
            IS_WANTED ? RecordOfRun.opened(Path.of(FOLDER), "bodies", "ndjson") : Writer.nullWriter();

    private KeptExchanges() {}

    static void keep(Answer answer, Audit audit, Optional<byte[]> body, Optional<String> mediaType) {
        if (audit == Audit.NONE || !IS_WANTED || answer.bytes().length > LARGEST) {
            return;
        }
        var request = answer.request().split(" ", 2);
        var template = KeptTraffic.template(request[1]);
        var codes = answer.isRefusal() ? KeptTraffic.codes(answer.body()).toString() : "";
        var isEmptyList = answer.at("/items").isArray() && answer.at("/items").isEmpty();
        var isLarge = answer.bytes().length + body.map(sent -> sent.length).orElse(0) > LARGE;
        var kind = String.join(" ", request[0], template, "" + answer.status(), codes, "" + isEmptyList, "" + isLarge);
        if (KEPT.merge(kind, 1, Integer::sum) > (isLarge ? LARGE_OF_A_KIND : OF_A_KIND)) {
            return;
        }
        var line = Caller.JSON
                .createObjectNode()
                .put("method", request[0])
                .put("path", template)
                .put("status", answer.status())
                .put("at", Instant.now().toString());
        if (body.isPresent() && body.get().length <= LARGEST && isJson(mediaType.orElse(""))) {
            try {
                var sent = Caller.JSON.readTree(new String(body.get(), StandardCharsets.UTF_8));
                line.put("requestType", mediaType.orElseThrow()).set("request", sent);
            } catch (IOException malformed) {
                return; // sent so on purpose, and no example of anything
            }
        }
        if (!answer.body().isMissingNode()) {
            line.put("responseType", answer.contentType().replaceFirst(";.*", ""))
                    .set("response", answer.body());
        }
        synchronized (FILE) {
            try {
                FILE.write(line + "\n");
                FILE.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isJson(String mediaType) {
        return mediaType.endsWith("json") && !mediaType.endsWith("ndjson");
    }
}
