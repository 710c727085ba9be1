package cn.icpfiling.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.gateway.contract.PublishedFile;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What one caller reads of a page leaves it whole for all others, and an ETag names one content in one form. */
class PageTest {

    @Test
    void what_a_connection_has_sent_and_let_go_is_there_for_the_next_one() {
        var all = Page.held("0123456789".getBytes(StandardCharsets.US_ASCII));
        for (var buffer : new Buffer[] {all, all.slice(0, 10)}) {
            for (var turn = 0; turn < 3; turn++) {
                // as Netty does: it moves the index while it sends, and releases what is sent
                var sent = buffer.getByteBuf();
                assertThat(sent.readableBytes()).isEqualTo(10);
                sent.skipBytes(7);
                sent.release();
            }
            assertThat(buffer.length()).isEqualTo(10);
            assertThat(buffer).hasToString("0123456789");
        }
    }

    @Test
    void each_form_of_each_content_has_an_etag_of_its_own() throws IOException {
        var page = page("a");
        var same = page("a");
        var other = page("b");

        assertThat(page.plain().etag()).isEqualTo(same.plain().etag());
        assertThat(page.compressed().etag()).isEqualTo(same.compressed().etag());
        assertThat(new String[] {
                    page.plain().etag(),
                    page.compressed().etag(),
                    other.plain().etag(),
                    other.compressed().etag()
                })
                .doesNotHaveDuplicates()
                .allMatch(etag -> etag.matches("\"[0-9a-f]{32}(-plain)?\""));
    }

    @Test
    void a_caller_who_has_either_form_is_told_so_and_one_with_other_content_is_not() throws IOException {
        var page = page("a");
        var other = page("b");

        assertThat(page.isKnownBy(page.plain().etag())).isTrue();
        assertThat(page.isKnownBy("\"x\", W/" + page.compressed().etag())).isTrue();
        assertThat(page.isKnownBy(
                        other.plain().etag() + ", " + other.compressed().etag()))
                .isFalse();
        assertThat(page.isKnownBy(null)).isFalse();
    }

    @Test
    void a_site_that_is_shorter_or_longer_than_its_index_says_ends_the_start() throws IOException {
        var site = "0123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(StaticSite.exactly(new ByteArrayInputStream(site), 10)).isEqualTo(site);
        for (var length : new int[] {0, 9, 11}) {
            assertThatThrownBy(() -> StaticSite.exactly(new ByteArrayInputStream(site), length))
                    .isInstanceOf(IOException.class);
        }
    }

    private static Page page(String text) throws IOException {
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return Page.of(new PublishedFile(plain, packed.toByteArray()), "text/plain", "default-src 'none'");
    }
}
