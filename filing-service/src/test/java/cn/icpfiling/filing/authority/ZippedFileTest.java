package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZippedFileTest {
    private static final byte[] DOCUMENT = "<a/>".getBytes(StandardCharsets.US_ASCII);

    @Test
    void what_is_packed_unpacks() throws UnreadableXml {
        assertThat(ZippedFile.unpack(ZippedFile.pack("icp1", DOCUMENT), 100)).isEqualTo(DOCUMENT);
    }

    @Test
    void the_same_document_always_makes_the_same_bytes() {
        assertThat(ZippedFile.pack("icp1", DOCUMENT)).isEqualTo(ZippedFile.pack("icp1", DOCUMENT));
    }

    @Test
    void an_archive_that_swells_is_read_no_further_than_the_limit() {
        var bomb = ZippedFile.pack("icp1", new byte[20_000_000]);

        assertThat(bomb).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> ZippedFile.unpack(bomb, 1_000_000))
                .isInstanceOf(UnreadableXml.class)
                .hasMessageContaining("1000000");
    }

    @Test
    void two_files_in_one_archive_are_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.xml"));
            zip.write(DOCUMENT);
            zip.putNextEntry(new ZipEntry("b.xml"));
            zip.write(DOCUMENT);
        }

        assertThatThrownBy(() -> ZippedFile.unpack(out.toByteArray(), 100)).isInstanceOf(UnreadableXml.class);
    }

    @Test
    void what_is_no_archive_is_refused() {
        assertThatThrownBy(() -> ZippedFile.unpack(DOCUMENT, 100)).isInstanceOf(UnreadableXml.class);
        assertThatThrownBy(() -> ZippedFile.unpack(new byte[0], 100)).isInstanceOf(UnreadableXml.class);
    }

    @Test
    void the_digest_is_md5_in_base64() {
        assertThat(ZippedFile.digest(new byte[0])).isEqualTo("1B2M2Y8AsgTpgAmY7PhCfg==");
    }
}
