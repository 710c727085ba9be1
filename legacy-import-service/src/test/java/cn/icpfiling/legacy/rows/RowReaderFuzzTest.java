package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random, cut and wrongly encoded bytes end with a told fault, never with another exception and never in a loop. The short form repeats
 * recorded seeds. The long form takes a fresh one, which it prints; {@code -Dicp.fuzz.seed=…} repeats it. A seed that has found a fault
 * joins the recorded ones.
 */
class RowReaderFuzzTest {
    private static final int CASES = 4_000;
    private static final int LONG_FORM = 15;
    private static final String SEED = "icp.fuzz.seed";
    private static final List<Long> RECORDED = List.of(2026L, 19L);
    private static final String ALPHABET = "\",\t\n\r{}[]:;0é中\uFEFF_ domainsite_id\\";
    private static final String SOUND = "domain,site_id\n例子.cn,s1\n\"b.cn\",s2\n";

    /** How the bytes of a case are made. */
    private enum Made {
        RANDOM_BYTES(random -> {
            var bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            return bytes;
        }),
        THE_FORMATS_OWN_SIGNS(random -> {
            var text = new StringBuilder(random.nextBoolean() ? "domain,site_id\n" : "");
            for (var i = random.nextInt(500); i > 0; i--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            return text.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : Charset.forName("GB18030"));
        }),
        SOUND_FILES_CUT_AND_CHANGED(random -> {
            var plain = SOUND.getBytes(StandardCharsets.UTF_8);
            var whole = random.nextBoolean() ? gzipped(plain) : plain;
            var cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (var i = random.nextInt(4); i > 0; i--) {
                cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
            }
            return cut;
        });

        private final Function<Random, byte[]> bytes;

        Made(Function<Random, byte[]> bytes) {
            this.bytes = bytes;
        }

        private static byte[] gzipped(byte[] plain) {
            try {
                return RowReaderTest.gzip(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<Arguments> recorded() {
        return Arrays.stream(Made.values()).flatMap(made -> RECORDED.stream().map(seed -> Arguments.of(made, seed)));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void bytes_of_a_recorded_seed_end_with_a_told_fault(Made made, long seed) {
        terminates(made, seed, CASES / 2);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void bytes_of_a_fresh_seed_end_with_a_told_fault(Made made) {
        terminates(made, fresh(), CASES * LONG_FORM);
    }

    @ParameterizedTest
    @FieldSource("RECORDED")
    void random_values_of_a_recorded_seed_are_judged_without_another_exception(long seed) {
        judges(seed, CASES / 4);
    }

    @Test
    @Tag("long")
    void random_values_of_a_fresh_seed_are_judged_without_another_exception() {
        judges(fresh(), CASES * LONG_FORM / 4);
    }

    /** The canary: a case that fails names its seed, with which it comes again. */
    @Test
    void a_case_that_fails_names_its_seed() {
        assertThatThrownBy(() -> each(7, 3, _ -> {
                    throw new IllegalStateException("planted");
                }))
                .hasMessageContaining("-D" + SEED + "=7");
    }

    private static long fresh() {
        var seed = Long.getLong(SEED, System.nanoTime());
        System.out.println("fuzz: -D" + SEED + "=" + seed);
        return seed;
    }

    private static void judges(long seed, int cases) {
        for (var kind : LoadKind.values()) {
            var judge = new JudgeRow(kind, Instant.parse("2026-11-28T00:00:00Z"));
            each(seed, cases, random -> {
                var values = new String[kind.columns().size()];
                for (var at = 0; at < values.length; at++) {
                    values[at] = random.nextInt(4) == 0 ? null : value(random);
                }
                var row = judge.judge(new RawRow(1, values, null));
                assertThat(row.isSound()).isEqualTo(row.faults().isEmpty());
            });
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

    private static void terminates(Made made, long seed, int cases) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(300),
                () -> each(seed, cases, random -> {
                    var bytes = made.bytes.apply(random);
                    var kind =
                            LoadKind.values()[random.nextInt(2) == 0 ? LoadKind.DOMAINS.ordinal() : random.nextInt(6)];
                    readAll(bytes, kind);
                }));
    }

    private static void each(long seed, int cases, Consumer<Random> one) {
        var random = new Random(seed);
        for (var i = 0; i < cases; i++) {
            assertThatCode(() -> one.accept(random))
                    .as("case %d of -D%s=%d", i, SEED, seed)
                    .doesNotThrowAnyException();
        }
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
