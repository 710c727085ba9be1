package cn.icpfiling.platform.web.call;

import cn.icpfiling.platform.web.ServiceTokens;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A service's call to itself, through its own port and with its own token. It warms the service up before the first
 * caller arrives.
 */
@Singleton
public final class SelfCall {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServiceTokens tokens;
    private final int port;

    SelfCall(ServiceTokens tokens, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.tokens = tokens;
        this.port = port;
    }

    public void get(String path) throws IOException, InterruptedException {
        send(request(path).GET().build());
    }

    public void post(String path, String json) throws IOException, InterruptedException {
        send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.bearer());
    }

    private void send(HttpRequest request) throws IOException, InterruptedException {
        var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException(request.uri().getPath() + " answered " + status);
        }
    }
}
