package cn.icpfiling.systemtests.pii;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.PersonalData.Datum;
import cn.icpfiling.systemtests.PersonalData.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search itself, on streams made here. */
@Tag("long")
class NeedlesTest {

    private static final String NAME = "欧龘龖龗";
    private static final String ID_NUMBER = "33010619770707073X";
    private static final Needles NEEDLES =
            new Needles(List.of(new Datum(Kind.NAME, NAME, 1), new Datum(Kind.ID_NUMBER, ID_NUMBER, 2)));
    private static final int PIECE = 1 << 20;

    @Test
    void a_form_is_found_wherever_the_pieces_end_in_which_a_stream_is_read() throws IOException {
        var form = ID_NUMBER.getBytes(StandardCharsets.UTF_8);
        for (var at = PIECE - 20; at < PIECE + 300; at++) {
            var stream = noise(2 * PIECE);
            System.arraycopy(form, 0, stream, at, form.length);

            assertThat(found(stream)).extracting(Hit::offset).containsExactly((long) at);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 18})
    void a_form_is_found_at_the_end_and_in_a_stream_of_nothing_else(int before) throws IOException {
        var form = ID_NUMBER.getBytes(StandardCharsets.UTF_8);
        var stream = new byte[before + form.length];
        System.arraycopy(form, 0, stream, before, form.length);

        assertThat(found(stream)).extracting(Hit::offset).containsExactly((long) before);
    }

    @Test
    void noise_holds_nobody() throws IOException {
        assertThat(found(noise(16 * PIECE))).isEmpty();
    }

    @Test
    void digits_within_an_id_are_chance_and_beside_words_or_in_a_dump_of_bytes_they_are_not() throws IOException {
        var phone = "57183579980";
        var needles = new Needles(List.of(new Datum(Kind.OFFICE_PHONE, phone, 1)));
        var reversed = new StringBuilder(phone).reverse();
        for (var said : List.of(
                "phone" + phone,
                "a" + reversed + "f",
                phone.repeat(3),
                "7b22" + HexFormat.of().formatHex(phone.getBytes(StandardCharsets.UTF_8)) + "227d")) {
            assertThat(hits(needles, said)).as(said).isNotEmpty();
        }
        for (var digits : List.of(phone, reversed)) {
            assertThat(hits(needles, "trace=5a0e7048f9a61d12" + digits + "c7309"))
                    .isEmpty();
        }
    }

    private static List<Hit> hits(Needles needles, String text) throws IOException {
        var hits = new ArrayList<Hit>();
        needles.search(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "a text", hits::add);
        return hits;
    }

    @Test
    void encodings_are_those_that_others_write() throws IOException {
        var text = "ab" + NAME + "cd";

        assertThat(found(text.getBytes(Charset.forName("GBK"))))
                .extracting(Hit::encoding)
                .containsExactly(Encoding.GBK_TEXT);
        assertThat(found(Base64.getMimeEncoder().encode(text.getBytes(StandardCharsets.UTF_8))))
                .extracting(Hit::encoding)
                .containsExactly(Encoding.BASE_64);
        assertThat(found(URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII)))
                .extracting(Hit::encoding)
                .containsExactly(Encoding.PERCENT);
        assertThat(found("\"\\u6B27\\u9F98\\u9F96\\u9F97\"".getBytes(StandardCharsets.US_ASCII)))
                .extracting(Hit::encoding)
                .containsExactly(Encoding.JSON_ESCAPES);
        assertThat(found("33010619770707073x".getBytes(StandardCharsets.US_ASCII)))
                .hasSize(1);
        assertThat(found("X37070707791601033".getBytes(StandardCharsets.US_ASCII)))
                .extracting(Hit::encoding)
                .containsExactly(Encoding.REVERSED);
    }

    @Test
    void a_hit_does_not_show_the_value() throws IOException {
        assertThat(found(NAME.getBytes(StandardCharsets.UTF_8)).getFirst())
                .hasToString("a stream at 0: NAME no. 1 as UTF_8_TEXT");
    }

    private static List<Hit> found(byte[] stream) throws IOException {
        var hits = new ArrayList<Hit>();
        NEEDLES.search(new ByteArrayInputStream(stream), "a stream", hits::add);
        return hits;
    }

    private static byte[] noise(int length) {
        return Arrays.copyOf(NOISE, length);
    }

    private static final byte[] NOISE = bytes();

    private static byte[] bytes() {
        var bytes = new byte[16 * PIECE];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
