package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageCharsetTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String TEXT = "京ICP备19000001号-1";

    private static String read(byte[] body, String contentType) {
        return new String(body, PageCharset.of(body, Optional.ofNullable(contentType)));
    }

    @Test
    void header_meta_and_bytes_say_the_charset_in_this_order() {
        assertThat(read(TEXT.getBytes(GBK), "text/html; charset=gb2312")).isEqualTo(TEXT);
        var page = "<meta charset=\"gbk\">" + TEXT;
        assertThat(read(page.getBytes(GBK), "text/html")).isEqualTo(page);
        assertThat(read(TEXT.getBytes(GBK), null)).isEqualTo(TEXT);
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(TEXT);
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), "text/html; charset=nonsense"))
                .isEqualTo(TEXT);
    }

    @Test
    void a_byte_order_mark_is_believed_before_the_header() {
        assertThat(read(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8), "text/html; charset=gbk"))
                .endsWith(TEXT);
        assertThat(read(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16BE), null))
                .endsWith(TEXT);
        assertThat(read(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE), null))
                .endsWith(TEXT);
    }

    @Test
    void a_page_in_gbk_that_calls_itself_utf_8_is_read_as_gbk() {
        assertThat(read(TEXT.getBytes(GBK), "text/html; charset=utf-8")).isEqualTo(TEXT);
    }

    @Test
    void one_broken_byte_makes_no_page_in_utf_8_one_in_gbk() {
        var text = "今天天气很好，适合出门散步。".repeat(4);
        var body = new ByteArrayOutputStream();
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        body.write(0xe4); // the first byte of a character that a summary was cut in
        body.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(read(body.toByteArray(), "text/html; charset=utf-8"))
                .startsWith(text)
                .endsWith(TEXT);
        assertThat(read(body.toByteArray(), null)).endsWith(TEXT);
        assertThat(read((text + TEXT).getBytes(GBK), "text/html; charset=utf-8"))
                .isEqualTo(text + TEXT);
    }

    @Test
    void a_character_that_was_cut_at_the_end_changes_nothing() {
        var body = TEXT.replace("-1", "").getBytes(StandardCharsets.UTF_8);

        assertThat(read(Arrays.copyOf(body, body.length - 1), "text/html; charset=utf-8"))
                .startsWith("京ICP备19000001");
    }
}
