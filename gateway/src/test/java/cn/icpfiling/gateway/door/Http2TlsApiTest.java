package cn.icpfiling.gateway.door;

import static cn.icpfiling.gateway.door.Http2Caller.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two clients that choose the protocol within TLS, by ALPN: the JDK's and Vert.x'. */
@QuarkusTest
@TestProfile(Http2Spoken.class)
class Http2TlsApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String MATERIAL = "/api/v1/orders/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/materials/LICENCE";

    private final HttpClient http = HttpClient.newBuilder()
            .sslContext(trusting())
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @TestHTTPResource(value = "/", tls = true)
    URI address;

    @AfterEach
    void the_client_ends() {
        http.close();
    }

    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // The certificate was made for this run.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // The certificate was made for this run.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private HttpRequest request(String method, String path, String behave, BodyPublisher body) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + StubServices.token())
                .header("Content-Type", method.equals("PUT") ? "image/png" : "application/json")
                .header("x-behave", behave)
                .timeout(Duration.ofSeconds(20))
                .method(method, body)
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private static BodyPublisher untold(int bytes) {
        return BodyPublishers.ofInputStream(() -> (InputStream) new ByteArrayInputStream(new byte[bytes]));
    }

    @Test
    @Tag("long")
    void the_jdks_client_sends_ten_mebibytes_and_reads_as_many() throws Exception {
        for (var body : new BodyPublisher[] {BodyPublishers.ofByteArray(new byte[10 * MIB]), untold(10 * MIB)}) {
            var answer = send(request("PUT", MATERIAL, "well", body));
            assertThat(answer.version()).isEqualTo(Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(StubServices.last.bytes()).isEqualTo(10 * MIB);
        }
        var read = http.send(request("GET", ORDERS, "endless", BodyPublishers.noBody()), BodyHandlers.ofByteArray());
        assertThat(read.body()).hasSize(64 * MIB);
        var page = http.send(
                request("GET", "/openapi?format=json", "well", BodyPublishers.noBody()), BodyHandlers.ofByteArray());
        assertThat(page.headers().firstValueAsLong("Content-Length")).hasValue(page.body().length);
    }

    @Test
    @Tag("long")
    void the_jdks_client_hears_an_early_answer() throws Exception {
        for (var bytes : new int[] {1_000, 100_000, 5 * MIB}) {
            assertThat(send(request("PUT", MATERIAL, "early", untold(bytes))).statusCode())
                    .isEqualTo(409);
        }
        assertThat(send(request("POST", ORDERS, "well", untold(8 * MIB))).statusCode())
                .isEqualTo(413);
        assertThat(send(request("POST", ORDERS, "well", untold(100))).statusCode())
                .isEqualTo(201);
    }

    @Test
    @Tag("long")
    void many_requests_of_the_jdks_client_are_answered_at_once() {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var one = 0; one < 80; one++) {
            answers.add(http.sendAsync(
                    one % 2 == 0
                            ? request("POST", ORDERS, "well", untold(50_000))
                            : request("GET", ORDERS, "large", BodyPublishers.noBody()),
                    BodyHandlers.ofString()));
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isLessThan(300));
    }

    @Test
    void a_client_of_http_1_is_served_at_the_same_port() throws Exception {
        try (var old = HttpClient.newBuilder()
                .sslContext(trusting())
                .version(Version.HTTP_1_1)
                .build()) {
            var answer = old.send(request("PUT", MATERIAL, "well", untold(10 * MIB)), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(answer.statusCode()).isEqualTo(201);
        }
    }

    @Test
    @Tag("long")
    void the_client_of_vertx_uploads_over_tls_while_its_service_reads_late() {
        try (var caller = Http2Caller.overTls(address.getPort())) {
            var upload = Http2Caller.upload(caller.ask(HttpMethod.PUT, MATERIAL, "held"), 10 * MIB);
            await().until(() -> StubServices.held() == 1);
            assertThat(caller.get(ORDERS, null).status()).isEqualTo(201);
            StubServices.readOn();
            assertThat(Http2Caller.result(upload.answer).status()).isEqualTo(201);
            assertThat(StubServices.last.bytes()).isEqualTo(10 * MIB);
            assertThat(StubServices.last.headers().get("X-Forwarded-Proto")).isEqualTo("https");
        } finally {
            StubServices.readOn();
        }
    }
}
