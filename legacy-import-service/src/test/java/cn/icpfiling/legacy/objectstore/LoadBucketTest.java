package cn.icpfiling.legacy.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.legacy.core.FileObject;
import cn.icpfiling.legacy.rows.FileFault;
import cn.icpfiling.legacy.rows.FileRefused;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stores that answer a range with something else. */
class LoadBucketTest {
    private static final String ETAG = "\"0a1b2c3d\"";
    private static final FileObject OBJECT = new FileObject("exports", "2026/a.csv", ETAG, null);
    private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final long TWENTY_GIB = 20L << 30;

    private HttpServer store;
    private LoadBucket bucket;

    @BeforeEach
    void begin() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        store.start();
        bucket = new LoadBucket(
                new Settings("http://localhost:" + store.getAddress().getPort()));
    }

    @AfterEach
    void end() {
        bucket.close();
        store.stop(0);
    }

    @Test
    void an_answer_of_20_gib_instead_of_a_range_is_not_read() {
        var sent = new AtomicLong();
        store.createContext("/", call -> {
            call.getResponseHeaders().set("ETag", ETAG);
            call.sendResponseHeaders(200, TWENTY_GIB);
            var some = new byte[1 << 16];
            while (sent.get() < TWENTY_GIB) {
                call.getResponseBody().write(some);
                sent.addAndGet(some.length);
            }
        });

        assertChanged(TWENTY_GIB);

        assertThat(sent.get()).isLessThan(256L << 20);
    }

    @Test
    @Tag("long")
    void another_version_from_a_store_without_conditions_is_not_taken() {
        store.createContext("/", call -> {
            call.getResponseHeaders().set("ETag", "\"other\"");
            whole(call);
        });

        assertChanged(BYTES.length);
    }

    @Test
    void a_range_that_was_cut_off_is_asked_for_again() throws IOException {
        var calls = new AtomicInteger();
        store.createContext("/", call -> {
            call.getResponseHeaders().set("ETag", ETAG);
            if (calls.incrementAndGet() == 1) {
                call.sendResponseHeaders(206, BYTES.length);
                call.getResponseBody().write(BYTES, 0, 3);
                call.getResponseBody().flush();
                throw new IOException("cut off");
            }
            whole(call);
        });

        try (var read = bucket.read(OBJECT, BYTES.length)) {
            assertThat(read.readAllBytes()).isEqualTo(BYTES);
        }
        assertThat(calls.get()).isEqualTo(2);
    }

    private void assertChanged(long size) {
        assertThatThrownBy(() -> first(size))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.OBJECT_CHANGED));
    }

    private void first(long size) {
        try (var read = bucket.read(OBJECT, size)) {
            read.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void whole(HttpExchange call) throws IOException {
        try (call) {
            call.sendResponseHeaders(206, BYTES.length);
            call.getResponseBody().write(BYTES);
        }
    }

    private record Settings(String endpoint) implements LoadBucketSettings {
        @Override
        public Optional<String> url() {
            return Optional.of(endpoint);
        }

        @Override
        public Optional<Set<String>> buckets() {
            return Optional.of(Set.of("exports"));
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.of("key");
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.of("secret");
        }

        @Override
        public int range() {
            return 1 << 20;
        }

        @Override
        public Duration patience() {
            return Duration.ofHours(1);
        }
    }
}
