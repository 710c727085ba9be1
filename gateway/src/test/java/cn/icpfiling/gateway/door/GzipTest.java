package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {

    private final Gzip.Spare spare = new Gzip.Spare();

    @Test
    void what_is_compressed_in_pieces_is_read_as_one() throws IOException {
        var random = new Random(7);
        for (var round = 0; round < 40; round++) {
            var plain = Buffer.buffer();
            var compressed = Buffer.buffer();
            var gzip = new Gzip(spare);
            for (var piece = 0; piece < round; piece++) {
                var bytes = new byte[random.nextInt(40_000)];
                if (piece % 2 == 0) {
                    random.nextBytes(bytes);
                }
                plain.appendBytes(bytes);
                compressed.appendBuffer(gzip.add(Buffer.buffer(bytes)));
            }
            compressed.appendBuffer(gzip.end());

            assertThat(read(compressed)).isEqualTo(plain.getBytes());
        }
    }

    @Test
    void an_answer_that_is_given_up_leaves_nothing_to_the_next() throws IOException {
        var abandoned = new Gzip(spare);
        abandoned.add(Buffer.buffer("x".repeat(100_000)));
        abandoned.stop();
        abandoned.stop();

        var next = new Gzip(spare);
        var compressed = next.add(Buffer.buffer("next")).appendBuffer(next.end());
        assertThat(read(compressed)).isEqualTo("next".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_tags_that_a_caller_knows_reach_the_service_as_its_own() {
        assertThat(Compression.plain("\"7-gzip\", W/\"8-gzip\", \"9\", *")).isEqualTo("\"7\", W/\"8\", \"9\", *");
    }

    private static byte[] read(Buffer compressed) throws IOException {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.getBytes()))) {
            return unpacked.readAllBytes();
        }
    }
}
