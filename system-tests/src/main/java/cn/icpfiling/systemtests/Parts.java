package cn.icpfiling.systemtests;

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

/** Sends a material in parts through the gateway, as a client of the tus protocol does. */
public final class Parts {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI gateway;
    private final String token;
    private final URI upload;

    private Parts(URI gateway, String token, URI upload) {
        this.gateway = gateway;
        this.token = token;
        this.upload = upload;
    }

    /** A partner does not name the customer here, because the order belongs to its holder. */
    public static Parts begin(Stack stack, FirstFiling filing, String kind, long length) {
        var order = "/api/v1/orders/" + filing.orderId();
        var start = new Parts(
                stack.gateway(), filing.caller().token(), stack.gateway().resolve(order + "/materials/uploads"));
        var begun = start.send(
                "POST",
                BodyPublishers.noBody(),
                "If-Match",
                filing.caller().get(order).expect(200).etag(),
                "Upload-Length",
                "" + length,
                "Upload-Metadata",
                "kind " + Base64.getEncoder().encodeToString(kind.getBytes(StandardCharsets.US_ASCII)));
        Differs.unless(begun.statusCode() == 201, "An upload was begun with %d: %s", begun.statusCode(), begun.body());
        return new Parts(
                stack.gateway(),
                start.token,
                stack.gateway().resolve(begun.headers().firstValue("Location").orElseThrow()));
    }

    public String id() {
        return upload.getPath().substring(upload.getPath().lastIndexOf('/') + 1);
    }

    public long offset() {
        var shown = send("HEAD", BodyPublishers.noBody());
        Differs.unless(shown.statusCode() == 204, "An upload was shown with %d", shown.statusCode());
        return shown.headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    public int add(long from, byte[] bytes) {
        return send(
                        "PATCH",
                        BodyPublishers.ofByteArray(bytes),
                        "Content-Type",
                        "application/offset+octet-stream",
                        "Upload-Offset",
                        "" + from)
                .statusCode();
    }

    public int end() {
        return send("DELETE", BodyPublishers.noBody()).statusCode();
    }

    private HttpResponse<String> send(String method, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(upload)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0")
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " of a part got no answer from " + gateway, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
