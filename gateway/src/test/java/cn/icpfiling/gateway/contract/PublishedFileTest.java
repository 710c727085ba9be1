package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published file is cut by the build and put together by the start. */
final class PublishedFileTest {

    private static final String ORIGIN = "https://origin.invalid";
    private static final String ADDRESS = "https://api.example.com";
    private static final String REST = "，网站备案\n".repeat(50_000);

    @TempDir
    Path folder;

    @Test
    void the_address_stands_wherever_the_build_left_a_place_for_it() throws IOException {
        var file = made("terms: %s/terms\ncontact: %s/who\n%s".formatted(ORIGIN, ORIGIN, REST));

        assertThat(text(file.plain()))
                .isEqualTo("terms: %s/terms\ncontact: %s/who\n%s".formatted(ADDRESS, ADDRESS, REST));
    }

    @Test
    void what_is_compressed_is_one_gzip_member_with_the_same_content() throws IOException {
        for (var whole : new String[] {ORIGIN + REST, REST, REST + ORIGIN, ORIGIN, "", "x"}) {
            var file = made(whole);

            assertThat(gunzip(file.gzip())).isEqualTo(file.plain());
            assertThat(text(file.plain())).isEqualTo(whole.replace(ORIGIN, ADDRESS));
            assertThat(file.gzip().length).isLessThan(file.plain().length / 10 + 200);
        }
    }

    @Test
    void a_head_longer_than_the_buffer_is_compressed_whole() throws IOException {
        var random = new StringBuilder();
        new Random(7).ints(300_000, ' ', '~').forEach(c -> random.append((char) c));

        var file = made(random + ORIGIN + REST);

        assertThat(gunzip(file.gzip())).isEqualTo(file.plain());
    }

    @Test
    void a_part_of_another_build_is_noticed_by_who_unpacks_it() throws IOException {
        var file = made(ORIGIN + REST);
        file.gzip()[file.gzip().length - 5] ^= 1;

        assertThatThrownBy(() -> gunzip(file.gzip())).isInstanceOf(ZipException.class);
    }

    private PublishedFile made(String whole) throws IOException {
        PublishedFile.write(folder, "some.yaml", whole.getBytes(StandardCharsets.UTF_8), ORIGIN);
        return PublishedFile.read(name -> Files.readAllBytes(folder.resolve(name)), "some.yaml", ORIGIN, ADDRESS);
    }

    /** Takes one member alone, as some callers do. */
    private static byte[] gunzip(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
