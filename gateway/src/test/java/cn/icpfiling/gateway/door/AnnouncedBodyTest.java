package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Vert.x and Netty know of a request when its headers have come, in both protocols. */
class AnnouncedBodyTest {

    private final Vertx vertx = Vertx.vertx();
    private volatile List<String> names = List.of();
    private int port;

    @BeforeEach
    void a_server_says_what_it_sees() {
        var server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(true))
                .requestHandler(request -> {
                    names = List.copyOf(request.headers().names());
                    if (request.path().equals("/hang-up")) {
                        Hangup.on(request);
                    } else {
                        request.response().end(request.version() + " " + AnnouncedBody.isOf(request));
                    }
                });
        port = result(server.listen(0, "localhost")).actualPort();
    }

    @AfterEach
    void all_ends() {
        result(vertx.close());
    }

    @Test
    void a_request_of_http_2_without_a_body_ends_with_its_headers() {
        var client = client(HttpVersion.HTTP_2);
        for (var method : List.of(HttpMethod.GET, HttpMethod.POST)) {
            assertThat(body(result(ask(client, method, "/")))).isEqualTo("HTTP_2 false");
        }
        assertThat(names)
                .noneMatch(name -> name.startsWith(":")
                        && !List.of(":method", ":scheme", ":authority", ":path").contains(name));
    }

    @Test
    void a_request_of_http_2_with_a_body_of_no_announced_length_stays_open() {
        var request = result(ask(client(HttpVersion.HTTP_2), HttpMethod.POST, "/"));
        request.setChunked(true);
        assertThat(body(request, "{}")).isEqualTo("HTTP_2 true");
    }

    @Test
    void in_http_1_the_headers_say_it() {
        var client = client(HttpVersion.HTTP_1_1);
        assertThat(body(result(ask(client, HttpMethod.GET, "/")))).isEqualTo("HTTP_1_1 false");
        var request = result(ask(client, HttpMethod.POST, "/"));
        request.putHeader("Content-Length", "2");
        assertThat(body(request, "{}")).isEqualTo("HTTP_1_1 true");
    }

    @Test
    void in_http_2_one_exchange_ends_and_the_others_go_on() {
        var client = client(HttpVersion.HTTP_2);
        var ended = result(ask(client, HttpMethod.GET, "/hang-up"));
        ended.end();
        assertThat(ended.response().toCompletionStage().toCompletableFuture()).failsWithin(5, TimeUnit.SECONDS);
        var next = result(ask(client, HttpMethod.GET, "/"));
        assertThat(body(next)).isEqualTo("HTTP_2 false");
        assertThat(next.connection()).isSameAs(ended.connection());
    }

    private static String body(HttpClientRequest request) {
        return body(request, "");
    }

    /** Listens before it sends: the answer comes as soon as the headers are there, and is lost if nothing reads it. */
    private static String body(HttpClientRequest request, String sent) {
        var answer = request.response().compose(response -> response.body());
        if (!sent.isEmpty()) {
            var _ = request.write(sent);
        }
        var _ = request.end();
        return result(answer).toString();
    }

    private Future<HttpClientRequest> ask(HttpClient client, HttpMethod method, String path) {
        return client.request(method, port, "localhost", path);
    }

    private HttpClient client(HttpVersion version) {
        return vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
