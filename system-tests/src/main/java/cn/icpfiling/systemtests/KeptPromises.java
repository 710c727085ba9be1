package cn.icpfiling.systemtests;

import cn.icpfiling.platform.contract.PathTemplates;
import cn.icpfiling.platform.contract.PromisedAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every answer of the gateway against the contract that the same gateway publishes, while the tests record their
 * traffic ({@code ICP_TRAFFIC}). A demonstration on a stack does not wait for that.
 */
final class KeptPromises {

    private static final boolean IS_WANTED = System.getenv("ICP_TRAFFIC") != null;
    private static final int SHOWN_AT_MOST = 2_000;
    private static final Map<URI, Published> PUBLISHED = new ConcurrentHashMap<>();

    record Published(PathTemplates paths, PromisedAnswers promised) {

        static Published of(JsonNode contract) {
            var paths = new ArrayList<String>();
            contract.path("paths").fieldNames().forEachRemaining(paths::add);
            return new Published(new PathTemplates(paths), new PromisedAnswers(contract));
        }

        /** Nothing of a path that the contract lacks. */
        List<String> faults(Answer answer) {
            var request = answer.request().split(" ", 2);
            return paths.of(request[1].replaceFirst("\\?.*", ""))
                    .map(path -> promised.faults(new PromisedAnswers.Answer(
                            request[0] + " " + path,
                            answer.status(),
                            name -> answer.headers().firstValue(name).orElse(null),
                            answer.bytes().length == 0,
                            answer.body())))
                    .orElse(List.of());
        }
    }

    private KeptPromises() {}

    static void check(URI gateway, Answer answer, Audit audit) {
        if (audit == Audit.NONE || !IS_WANTED || answer.request().startsWith("HEAD ")) {
            return;
        }
        var faults = PUBLISHED.computeIfAbsent(gateway, KeptPromises::published).faults(answer);
        var body = answer.body().toString();
        Differs.unless(
                faults.isEmpty(),
                "%s was answered %d: %s: %s",
                answer.request(),
                answer.status(),
                String.join("; ", faults),
                body.substring(0, Math.min(SHOWN_AT_MOST, body.length())));
    }

    private static Published published(URI gateway) {
        var request = HttpRequest.newBuilder(gateway.resolve("/openapi?format=json"))
                .timeout(Duration.ofSeconds(60))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            Differs.unless(answer.statusCode() == 200, "/openapi was answered %d", answer.statusCode());
            return Published.of(Caller.JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("/openapi got no answer from " + gateway, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the wait for /openapi was interrupted", e);
        }
    }
}
