package cn.icpfiling.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An administrator who loads exports of the old platform into legacy-import-service. */
final class LegacyLoadApi implements AutoCloseable {
    private static final String LOADS = "/api/v1/legacy-loads";
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int PART = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String token;

    LegacyLoadApi(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /** Creates a load of these files and uploads them; returns its id. */
    String uploaded(Map<String, Path> files) throws IOException, InterruptedException {
        var wanted = JSON.createObjectNode().put("name", "bench").put("dryRun", false);
        files.keySet().forEach(wanted.putArray("kinds")::add);
        var load = json(send(LOADS, "POST", body(wanted), 201, "Content-Type", "application/json"))
                .path("id")
                .asText();
        for (var file : files.entrySet()) {
            upload(load, file.getKey(), file.getValue());
        }
        return load;
    }

    /** Starts a load and waits until it has ended. */
    JsonNode ended(String load) throws IOException, InterruptedException {
        send(LOADS + "/" + load + "/start", "POST", BodyPublishers.noBody(), 202);
        var begun = System.nanoTime();
        while (true) {
            var shown = json(send(LOADS + "/" + load, "GET", BodyPublishers.noBody(), 200));
            if (!shown.path("state").asText().equals("RUNNING")) {
                return shown;
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("the load has not ended: " + shown);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    JsonNode report(String load) throws IOException, InterruptedException {
        return json(send(LOADS + "/" + load + "/report", "GET", BodyPublishers.noBody(), 200));
    }

    private void upload(String load, String kind, Path file) throws IOException, InterruptedException {
        var length = Files.size(file);
        var begun = send(
                LOADS + "/" + load + "/files",
                "POST",
                BodyPublishers.noBody(),
                201,
                "Upload-Length",
                String.valueOf(length),
                "Upload-Metadata",
                "kind " + Base64.getEncoder().encodeToString(kind.getBytes(StandardCharsets.US_ASCII)));
        var at = begun.headers().firstValue("Location").orElseThrow();
        try (var content = new BufferedInputStream(Files.newInputStream(file), PART)) {
            var offset = 0L;
            for (var part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
                send(
                        at,
                        "PATCH",
                        BodyPublishers.ofByteArray(part),
                        204,
                        "Content-Type",
                        "application/offset+octet-stream",
                        "Upload-Offset",
                        String.valueOf(offset));
                offset += part.length;
            }
        }
    }

    private HttpResponse<String> send(String path, String method, BodyPublisher body, int expected, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0")
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException("%s %s answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private static BodyPublisher body(JsonNode node) {
        return BodyPublishers.ofString(node.toString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
