package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What servers do, and what the client says of it. The servers stand on addresses of this machine that each test accepts. */
class SafeFetchTest {

    private static final String HERE = "127.0.0.2";
    private static final String HOST = "site.example.com";

    private final Scene scene = new Scene().resolve(HOST, HERE);
    private StrangeServer server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private SafeFetch against(StrangeServer.Behaviour behaviour) throws IOException {
        server = new StrangeServer(Scene.address(HERE), 0, behaviour);
        return scene.client(server.port(), HERE + "/32");
    }

    private FetchedPage fetched(StrangeServer.Behaviour behaviour) throws IOException {
        return against(behaviour).get(Scene.url(HOST, server.port(), "/"), Scene.QUICK);
    }

    private FetchedPage fetched(String answer) throws IOException {
        return fetched(StrangeServer.saying(answer));
    }

    @Test
    void a_page_is_fetched_from_the_resolved_address_with_the_name_as_host() throws IOException {
        var page = fetched("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello, and more");

        assertThat(page.outcome()).isEqualTo(FetchOutcome.FETCHED);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).contains("text/html");
        assertThat(page.body()).asString().isEqualTo("hello");
        assertThat(page.address()).isEqualTo(Scene.address(HERE));
        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith("GET / HTTP/1.1\r\nHost: " + HOST + ":" + server.port() + "\r\n")
                .contains("\r\nUser-Agent: test/1.0\r\n")
                .contains("\r\nAccept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.1\r\n")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("authorization");
    }

    @Test
    void a_name_that_changes_its_address_is_asked_for_once_and_again_for_each_redirect() throws IOException {
        scene.resolve("rebind.example.com", HERE).resolve("rebind.example.com", "127.0.0.1");
        var client = against((head, in, out, connection) -> out.write((head.startsWith("GET /once ")
                        ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                        : "HTTP/1.1 307 Moved\r\nLocation: /once\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        try (var canary = new StrangeServer(Scene.address("127.0.0.1"), server.port(), StrangeServer.saying(""))) {
            var page = client.get(Scene.url("rebind.example.com", server.port(), "/"), Scene.QUICK);

            assertThat(page.outcome()).isEqualTo(FetchOutcome.REFUSED_ADDRESS);
            assertThat(page.detail()).isEqualTo("RFC 1122");
            assertThat(scene.asked()).containsExactly("rebind.example.com", "rebind.example.com");
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void one_private_address_among_public_ones_refuses_the_name() throws IOException {
        scene.resolve("mixed.example.com", HERE, "10.0.0.1");
        var page =
                against(StrangeServer.saying("")).get(Scene.url("mixed.example.com", server.port(), "/"), Scene.QUICK);

        assertThat(page.outcome()).isEqualTo(FetchOutcome.REFUSED_ADDRESS);
        assertThat(server.connections()).isZero();
    }

    @Test
    void redirects_are_followed_five_times() throws IOException {
        var page = fetched("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");

        assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_MANY_REDIRECTS);
        assertThat(page.redirects()).isEqualTo(5);
        assertThat(server.connections()).isEqualTo(6);
    }

    @Test
    void a_redirect_is_the_answer_to_a_request_that_follows_none() throws IOException {
        var client = against(StrangeServer.saying(
                "HTTP/1.1 301 Moved\r\nLocation: https://site.example.com/\r\nContent-Length: 0\r\n\r\n"));
        var quick = Scene.QUICK;
        var page = client.get(
                Scene.url(HOST, server.port(), "/"),
                new FetchLimits(
                        quick.whole(),
                        quick.silence(),
                        quick.headBytes(),
                        quick.bodyBytes(),
                        quick.decodedBytes(),
                        quick.ratio(),
                        0));

        assertThat(page.outcome()).isEqualTo(FetchOutcome.FETCHED);
        assertThat(page.status()).isEqualTo(301);
        assertThat(page.header("location")).contains("https://site.example.com/");
        assertThat(page.redirects()).isZero();
        assertThat(server.connections()).isOne();
    }

    @Test
    void a_meta_refresh_and_a_300_are_no_redirects() throws IOException {
        var page =
                fetched("HTTP/1.1 300 Choices\r\nLocation: /other\r\n\r\n<meta http-equiv=refresh content='0;url=/x'>");

        assertThat(page.status()).isEqualTo(300);
        assertThat(server.connections()).isOne();
    }

    @Test
    void a_bomb_of_gzip_ends_at_the_limit_of_decompressed_bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(new byte[64 << 20]);
        }
        var page = fetched((head, in, out, connection) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes.toByteArray());
        });

        assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_LARGE);
        assertThat(page.detail()).isIn("DECODED", "RATIO");
        assertThat(page.body()).isEmpty();
    }

    @Test
    void gzip_is_taken_off() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write("备案".getBytes(StandardCharsets.UTF_8));
        }
        var page = fetched((head, in, out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(bytes.toByteArray());
        });

        assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("备案");
    }

    @Test
    void a_bomb_of_brotli_is_not_unpacked() throws IOException {
        var page = fetched("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nbomb");

        assertThat(page.outcome()).isEqualTo(FetchOutcome.BROKEN_ANSWER);
        assertThat(page.detail()).isEqualTo("ENCODING");
        assertThat(server.requests()).singleElement().asString().contains("Accept-Encoding: gzip\r\n");
    }

    @Test
    @Tag("long")
    void a_body_byte_by_byte_ends_at_the_limit_of_time() throws IOException {
        var page = fetched((head, in, out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var sent = 0; sent < 1000; sent++) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        });

        assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_SLOW);
        assertThat(page.detail()).isEqualTo("WHOLE");
        assertThat(page.took()).isLessThan(Scene.QUICK.whole().plusSeconds(1));
    }

    /** Else a dead resolver of ours, or a busy host, would make each receiver look slow. */
    @Test
    void the_look_up_of_the_name_does_not_count_as_the_time_of_the_server() throws IOException {
        var pause = Duration.ofMillis(400);
        scene.resolvesAfter(pause);

        var page = fetched("HTTP/1.1 204 No Content\r\n\r\n");

        assertThat(page.isFetched()).isTrue();
        assertThat(page.took()).isPositive().isLessThan(pause);
    }

    @Test
    void a_name_without_an_address_takes_no_time_of_a_server() throws IOException {
        var page = against(StrangeServer.saying("")).get(Scene.url("unknown.cn", server.port(), "/"), Scene.QUICK);

        assertThat(page.outcome()).isEqualTo(FetchOutcome.NOT_REACHED);
        assertThat(page.took()).isZero();
    }

    @Test
    void a_server_that_says_nothing_ends_at_the_limit_of_silence() throws IOException {
        var page = fetched((head, in, out, connection) -> Thread.sleep(5000));

        assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_SLOW);
        assertThat(page.detail()).isEqualTo("SILENCE");
    }

    @Test
    void headers_without_end_are_too_large() throws IOException {
        var page = fetched((head, in, out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var sent = 0; sent < 100_000; sent++) {
                out.write(("X-" + sent + ": y\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_LARGE);
        assertThat(page.detail()).isEqualTo("HEAD");
    }

    @Test
    void ten_megabytes_are_too_large_announced_or_not() throws IOException {
        assertThat(fetched("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\nx")
                        .outcome())
                .isEqualTo(FetchOutcome.TOO_LARGE);
        server.close();

        var page = fetched((head, in, out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var sent = 0; sent < 160; sent++) {
                out.write(new byte[64 << 10]);
            }
        });
        assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_LARGE);
    }

    @Test
    void what_is_no_answer_of_http_is_broken() throws IOException {
        for (var answer : new String[] {
            "SSH-2.0-OpenSSH_9.2\r\n",
            "HTTP/2 200\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nxx",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\ngarbage",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nfake",
            "HTTP/1.1 100 Continue\r\n\r\n".repeat(9),
            ""
        }) {
            assertThat(fetched(answer).outcome()).as(answer).isEqualTo(FetchOutcome.BROKEN_ANSWER);
            server.close();
        }
    }

    @Test
    void a_url_that_is_none_when_it_is_escaped_is_refused() throws IOException {
        var client = against(StrangeServer.saying(""));

        // The normal form of this Greek accent is a grave accent, which no URL may have.
        var page = client.get(URI.create("http://" + HOST + ":" + server.port() + "/\u1fef"), Scene.QUICK);

        assertThat(page.outcome()).isEqualTo(FetchOutcome.REFUSED_URL);
        assertThat(page.detail()).isEqualTo("PATH");
        assertThat(server.connections()).isZero();
    }

    @Test
    void chunks_are_joined() throws IOException {
        var page =
                fetched("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n3\r\n wo\r\n0\r\n\r\n");

        assertThat(page.body()).asString().isEqualTo("hello wo");
    }

    @Test
    void a_chunk_that_announces_gigabytes_is_too_large() throws IOException {
        var page = fetched("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nx");

        assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_LARGE);
    }

    @Test
    void a_reset_and_a_closed_port_and_an_unknown_name_are_said_and_not_thrown() throws IOException {
        var page = fetched((head, in, out, connection) -> connection.setSoLinger(true, 0));
        assertThat(page.outcome()).isEqualTo(FetchOutcome.BROKEN_ANSWER);

        var port = server.port();
        server.close();
        var client = scene.client(port, HERE + "/32");
        assertThat(client.get(Scene.url(HOST, port, "/"), Scene.QUICK).outcome())
                .isEqualTo(FetchOutcome.NOT_REACHED);
        var unknown = client.get(Scene.url("unknown.example.com", port, "/"), Scene.QUICK);
        assertThat(unknown.outcome()).isEqualTo(FetchOutcome.NOT_REACHED);
        assertThat(unknown.detail()).isEqualTo("NAME_UNKNOWN");
    }

    @Test
    void a_post_sends_its_body_and_follows_no_redirect() throws IOException {
        var bodies = new LinkedBlockingQueue<String>();
        var client = against((head, in, out, connection) -> {
            bodies.add(new String(in.readNBytes(7), StandardCharsets.UTF_8));
            out.write("HTTP/1.1 307 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        });

        var page = client.send(FetchRequest.post(
                Scene.url(HOST, server.port(), "/hook"),
                Map.of("Content-Type", "application/json"),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                Scene.QUICK));

        assertThat(page.status()).isEqualTo(307);
        assertThat(bodies).containsExactly("{\"a\":1}");
        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith("POST /hook HTTP/1.1\r\n")
                .contains("Content-Length: 7\r\n")
                .contains("Content-Type: application/json\r\n");
    }

    @Test
    void a_header_cannot_smuggle_another_one() {
        assertThatThrownBy(() -> FetchRequest.post(
                        URI.create("http://" + HOST), Map.of("X", "a\r\nHost: b"), new byte[0], Scene.QUICK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        FetchRequest.post(URI.create("http://" + HOST), Map.of("Host", "b"), new byte[0], Scene.QUICK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_given_address_is_asked_in_place_of_the_names_and_is_checked() throws IOException {
        scene.resolve("elsewhere.example.com", "10.0.0.1");
        var client = against(StrangeServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        var request = FetchRequest.get(Scene.url("elsewhere.example.com", server.port(), "/"), Scene.QUICK);

        assertThat(client.send(request.via(Scene.address(HERE))).status()).isEqualTo(200);
        assertThat(client.send(request.via(Scene.address("10.0.0.2"))).outcome())
                .isEqualTo(FetchOutcome.REFUSED_ADDRESS);
    }

    @Test
    void without_its_body_an_endless_answer_is_its_status_and_headers() throws IOException {
        var client = against((head, in, out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\nRetry-After: 5\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        });

        var page = client.send(
                FetchRequest.post(Scene.url(HOST, server.port(), "/"), Map.of(), new byte[] {1}, Scene.QUICK)
                        .withoutBody());

        assertThat(page.outcome()).isEqualTo(FetchOutcome.FETCHED);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("retry-after")).contains("5");
        assertThat(page.body()).isEmpty();
    }

    @Test
    void a_refusal_is_known_without_a_connection() throws IOException {
        scene.resolve("inside.example.com", "10.0.0.1").resolve("fine.example.com", HERE);
        var client = against(StrangeServer.saying(""));
        var patience = Duration.ofSeconds(1);

        assertThat(client.refusal(Scene.url("inside.example.com", server.port(), "/"), patience))
                .contains(FetchOutcome.REFUSED_ADDRESS);
        assertThat(client.refusal(Scene.url("10.0.0.1", server.port(), "/"), patience))
                .contains(FetchOutcome.REFUSED_URL);
        assertThat(client.refusal(Scene.url("fine.example.com", server.port(), "/"), patience))
                .isEmpty();
        assertThat(server.connections()).isZero();
    }
}
