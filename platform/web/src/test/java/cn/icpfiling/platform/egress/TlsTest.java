package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.testkeys.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String HERE = "127.0.0.2";
    private static final String HOST = "site.example.com";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir
    static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void an_authority_is_there() {
        certificates = new Certificates(folder);
    }

    private FetchedPage fetched(SSLContext server, SSLContext trust) throws IOException {
        var socket = server.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral(HERE));
        try (var running = new StrangeServer(socket, StrangeServer.saying(ANSWER))) {
            var client = new Scene().resolve(HOST, HERE).client(running.port(), 4, trust, HERE + "/32");
            return client.get(URI.create("https://" + HOST + ":" + running.port() + "/"), Scene.QUICK);
        }
    }

    @Test
    @Tag("long")
    void what_is_wrong_with_a_certificate_is_said() throws IOException {
        var trust = certificates.trust();

        assertThat(fetched(certificates.server(HOST, 1, 90), trust).body())
                .asString()
                .isEqualTo("ok");
        assertThat(fetched(certificates.server(HOST, 90, 30), trust).tls()).isEqualTo(TlsFault.EXPIRED);
        assertThat(fetched(certificates.server("other.example.com", 1, 90), trust)
                        .tls())
                .isEqualTo(TlsFault.WRONG_NAME);
        var unknown = fetched(certificates.server(HOST, 2, 90), Scene.systemTrust());
        assertThat(unknown.tls()).isEqualTo(TlsFault.NOT_TRUSTED);
        assertThat(unknown.outcome()).isEqualTo(FetchOutcome.TLS_FAILED);
        assertThat(unknown.body()).isEmpty();
    }

    @Test
    void a_server_without_tls_is_said_too() throws IOException {
        try (var plain = new StrangeServer(Scene.address(HERE), 0, StrangeServer.saying(ANSWER))) {
            var client = new Scene().resolve(HOST, HERE).client(plain.port(), HERE + "/32");

            var page = client.get(URI.create("https://" + HOST + ":" + plain.port() + "/"), Scene.QUICK);

            assertThat(page.outcome()).isIn(FetchOutcome.TLS_FAILED, FetchOutcome.TOO_SLOW);
        }
    }

    @Test
    void a_server_that_goes_away_in_the_handshake_says_nothing_of_its_certificate() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.ofLiteral(HERE))) {
            Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept()) {
                    connection.getInputStream().read(new byte[4096]);
                } catch (IOException gone) {
                    // The client gave up first.
                }
            });
            var client = new Scene().resolve(HOST, HERE).client(socket.getLocalPort(), HERE + "/32");

            var page = client.get(URI.create("https://" + HOST + ":" + socket.getLocalPort() + "/"), Scene.QUICK);

            assertThat(page.outcome()).isEqualTo(FetchOutcome.NOT_REACHED);
            assertThat(page.detail()).isEqualTo("CLOSED");
            assertThat(page.tls()).isNull();
        }
    }

    @Test
    void a_redirect_from_https_to_http_needs_the_setting() throws IOException {
        try (var plain = new StrangeServer(Scene.address(HERE), 0, StrangeServer.saying(ANSWER))) {
            var redirect = "HTTP/1.1 302 Found\r\nLocation: http://" + HOST + ":" + plain.port()
                    + "/\r\nContent-Length: 0\r\n\r\n";
            var socket = certificates
                    .server(HOST, 1, 90)
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.ofLiteral(HERE));
            try (var secure = new StrangeServer(socket, StrangeServer.saying(redirect))) {
                var url = URI.create("https://" + HOST + ":" + secure.port() + "/");
                var ports = Set.of(plain.port(), secure.port());

                assertThat(client(ports, true).get(url, Scene.QUICK).outcome()).isEqualTo(FetchOutcome.FETCHED);
                var refused = client(ports, false).get(url, Scene.QUICK);
                assertThat(refused.outcome()).isEqualTo(FetchOutcome.REFUSED_URL);
                assertThat(refused.detail()).isEqualTo("DOWNGRADE");
            }
        }
    }

    private static SafeFetch client(Set<Integer> ports, boolean downgrade) {
        return new SafeFetch(
                new EgressSettings(ports, List.of(HERE + "/32"), List.of(), 4, downgrade, "test/1.0"),
                new Scene().resolve(HOST, HERE),
                certificates.trust());
    }
}
