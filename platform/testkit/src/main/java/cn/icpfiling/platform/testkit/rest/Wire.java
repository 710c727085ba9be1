package cn.icpfiling.platform.testkit.rest;

import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Sends a request over a connection of its own, as REST Assured does: no test inherits a connection that another one spoilt. */
final class Wire {
    private static final String GZIP = "gzip";
    private static final int AT_ONCE = 500;
    private static final int TIMEOUT_MILLIS = 60_000;

    private static final CloseableHttpClient CLIENT = HttpClients.custom()
            .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
            .setMaxConnTotal(AT_ONCE)
            .setMaxConnPerRoute(AT_ONCE)
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();

    private Wire() {}

    /**
     * A body in gzip is unpacked; the headers stay as they came.
     *
     * @param body null to send none
     */
    static Response send(String method, URI uri, List<Header> headers, byte[] body, boolean followRedirects) {
        var request = new AnyRequest(method, uri, followRedirects);
        headers.forEach(header -> request.addHeader(header.getName(), header.getValue()));
        if (!request.containsHeader(HttpHeaders.ACCEPT_ENCODING)) {
            request.addHeader(HttpHeaders.ACCEPT_ENCODING, GZIP);
        }
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body));
        }
        try (var answer = CLIENT.execute(request)) {
            var received = Arrays.stream(answer.getAllHeaders())
                    .map(header -> new Header(header.getName(), header.getValue()))
                    .toList();
            var entity = answer.getEntity();
            return new Response(
                    answer.getStatusLine().getStatusCode(),
                    new Headers(received),
                    entity == null ? new byte[0] : unpacked(entity));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + uri + ": " + e.getMessage(), e);
        }
    }

    private static byte[] unpacked(HttpEntity entity) throws IOException {
        var bytes = EntityUtils.toByteArray(entity);
        var encoding = entity.getContentEncoding();
        if (bytes.length == 0 || encoding == null || !GZIP.equals(encoding.getValue())) {
            return bytes;
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return plain.readAllBytes();
        }
    }

    private static final class AnyRequest extends HttpEntityEnclosingRequestBase {
        private final String method;

        private AnyRequest(String method, URI uri, boolean followRedirects) {
            this.method = method;
            setURI(uri);
            setConfig(RequestConfig.custom()
                    .setConnectTimeout(TIMEOUT_MILLIS)
                    .setSocketTimeout(TIMEOUT_MILLIS)
                    .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                    .setRedirectsEnabled(followRedirects)
                    .setContentCompressionEnabled(false) // which would take the headers away as well
                    .setNormalizeUri(false)
                    .build());
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
