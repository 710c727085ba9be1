package cn.icpfiling.platform.testkit.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Asks as a kubelet does. */
final class Kubelet implements AutoCloseable {

    /** Until a replica passes again. */
    static final Duration LONG = Duration.ofSeconds(30);

    /** In a row. */
    static final int PROBES = 3;

    /** timeoutSeconds of both probes in deploy/kubernetes/base/process; no answer in this time is a failure. */
    private static final Duration PROBE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newHttpClient();

    boolean passes(URI probe) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(probe).timeout(PROBE).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (HttpTimeoutException late) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
