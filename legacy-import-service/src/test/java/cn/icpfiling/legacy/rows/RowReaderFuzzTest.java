package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random, cut and wrongly encoded bytes end with a told fault, never with another exception and never in a loop. */
class RowReaderFuzzTest {
    private static final int CASES = 4_000;
    private static final String ALPHABET = "\",\t\n\r{}[]:;0é中\uFEFF_ domainsite_id\\";
    private static final String SOUND = "domain,site_id\n例子.cn,s1\n\"b.cn\",s2\n";

    @Test
    void random_bytes_end_with_a_told_fault() {
        terminates(random -> {
            var bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    @Test
    @Tag("long")
    void random_text_of_the_formats_own_signs_ends_with_a_told_fault() {
        terminates(random -> {
            var text = new StringBuilder(random.nextBoolean() ? "domain,site_id\n" : "");
            for (var i = random.nextInt(500); i > 0; i--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            return text.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : Charset.forName("GB18030"));
        });
    }

    @Test
    void sound_files_that_are_cut_and_changed_end_with_a_told_fault() throws IOException {
        var archive = RowReaderTest.gzip(SOUND.repeat(1).getBytes(StandardCharsets.UTF_8));
        terminates(random -> {
            var whole = random.nextBoolean() ? archive : SOUND.getBytes(StandardCharsets.UTF_8);
            var cut = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (var i = random.nextInt(4); i > 0; i--) {
                cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
            }
            return cut;
        });
    }

    @Test
    void random_values_are_judged_without_another_exception() {
        var random = new Random(19);
        for (var kind : LoadKind.values()) {
            var judge = new JudgeRow(kind, Instant.parse("2026-11-28T00:00:00Z"));
            for (var i = 0; i < CASES / 4; i++) {
                var values = new String[kind.columns().size()];
                for (var at = 0; at < values.length; at++) {
                    values[at] = random.nextInt(4) == 0 ? null : value(random);
                }
                var row = judge.judge(new RawRow(i + 1, values, null));
                assertThat(row.isSound()).isEqualTo(row.faults().isEmpty());
            }
        }
    }

    private static String value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> "2009-0" + random.nextInt(20) + "-31 25:00:00";
            case 2 -> "京ICP备" + random.nextInt(1_000_000_000) + "号-" + random.nextInt(9);
            case 3 -> "１２３４５６" + random.nextLong();
            case 4 ->
                random.ints(random.nextInt(1, 30), 0, 0x3000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            default -> "1/2/192.0.2." + random.nextInt(999) + ";;/" + random.nextInt();
        };
    }

    private static void terminates(java.util.function.Function<Random, byte[]> made) {
        var random = new Random(2026);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (var i = 0; i < CASES; i++) {
                var bytes = made.apply(random);
                var kind = LoadKind.values()[random.nextInt(2) == 0 ? LoadKind.DOMAINS.ordinal() : random.nextInt(6)];
                assertThatCode(() -> readAll(bytes, kind)).as("case " + i).doesNotThrowAnyException();
            }
        });
    }

    /** Each row takes at least one byte, so more rows than bytes would be a loop. */
    private static void readAll(byte[] bytes, LoadKind kind) {
        try (var reader = RowReader.open(new ByteArrayInputStream(bytes), kind, null, 1 << 24)) {
            var rows = 0;
            for (var row = reader.next(); row != null; row = reader.next()) {
                assertThat(++rows).isLessThanOrEqualTo(Math.max(1, bytes.length * 1_100));
            }
        } catch (FileRefused told) {
            assertThat(told.fault()).isNotNull();
        }
    }
}
