package cn.icpfiling.systemtests.pii;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The forms in which a value can occur without encryption. */
enum Encoding {
    UTF_8_TEXT {
        @Override
        Stream<byte[]> forms(String value) {
            return Stream.of(value, value.toLowerCase(Locale.ROOT)).map(text -> text.getBytes(UTF_8));
        }
    },
    /** The authority's encoding. */
    GBK_TEXT {
        @Override
        Stream<byte[]> forms(String value) {
            return isAscii(value) ? Stream.empty() : Stream.of(value.getBytes(GBK));
        }
    },
    UTF_16_TEXT {
        @Override
        Stream<byte[]> forms(String value) {
            return Stream.of(value.getBytes(UTF_16LE), value.getBytes(UTF_16BE));
        }
    },
    JSON_ESCAPES {
        @Override
        Stream<byte[]> forms(String value) {
            return units(value, "\\u%04x"::formatted).flatMap(Encoding::inBothCases);
        }
    },
    XML_REFERENCES {
        @Override
        Stream<byte[]> forms(String value) {
            return Stream.concat(units(value, "&#x%x;"::formatted), units(value, "&#%d;"::formatted))
                    .flatMap(Encoding::inBothCases);
        }
    },
    PERCENT {
        @Override
        Stream<byte[]> forms(String value) {
            return texts(value).flatMap(Encoding::percent).flatMap(Encoding::inBothCases);
        }
    },
    HEX {
        @Override
        Stream<byte[]> forms(String value) {
            return texts(value).flatMap(bytes -> inBothCases(HexFormat.of().formatHex(bytes)));
        }
    },
    /** At each of the three offsets within a group of three bytes, in both alphabets. */
    BASE_64 {
        @Override
        Stream<byte[]> forms(String value) {
            return texts(value)
                    .flatMap(bytes -> IntStream.range(0, 3)
                            .boxed()
                            .flatMap(before -> Stream.of(
                                    within(Base64.getEncoder(), bytes, before),
                                    within(Base64.getUrlEncoder(), bytes, before))));
        }
    },
    REVERSED {
        @Override
        Stream<byte[]> forms(String value) {
            return Stream.of(new StringBuilder(value).reverse().toString().getBytes(UTF_8));
        }
    };

    private static final Charset GBK = Charset.forName("GBK");
    private static final int BITS_OF_A_LETTER = 6;
    private static final int BEYOND_ASCII = 0x80;

    abstract Stream<byte[]> forms(String value);

    /** Returns the forms without duplicates. */
    final List<byte[]> of(String value) {
        return forms(value)
                .collect(Collectors.toMap(bytes -> new String(bytes, ISO_8859_1), bytes -> bytes, (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    private static Stream<byte[]> texts(String value) {
        return isAscii(value)
                ? Stream.of(value.getBytes(UTF_8))
                : Stream.of(value.getBytes(UTF_8), value.getBytes(GBK));
    }

    private static Stream<byte[]> inBothCases(String digits) {
        // The letter of \\u and of &#x stays lower case.
        var upper = digits.toUpperCase(Locale.ROOT).replace("\\U", "\\u").replace("&#X", "&#x");
        return Stream.of(digits, upper).map(text -> text.getBytes(US_ASCII));
    }

    /** Returns two forms: all characters escaped, or only those that need it. */
    private static Stream<String> units(String value, IntFunction<String> written) {
        var all = value.chars().mapToObj(written).collect(Collectors.joining());
        var needed = value.chars()
                .mapToObj(unit -> unit < BEYOND_ASCII ? String.valueOf((char) unit) : written.apply(unit))
                .collect(Collectors.joining());
        return isAscii(value) ? Stream.of(all) : Stream.of(all, needed);
    }

    private static Stream<String> percent(byte[] bytes) {
        // A byte is a unit of Latin-1.
        return units(new String(bytes, ISO_8859_1), "%%%02x"::formatted);
    }

    /** Returns the letters that hold only bits of the value. */
    private static byte[] within(Base64.Encoder encoder, byte[] bytes, int before) {
        var placed = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, placed, before, bytes.length);
        var from = (before * Byte.SIZE + BITS_OF_A_LETTER - 1) / BITS_OF_A_LETTER;
        var to = placed.length * Byte.SIZE / BITS_OF_A_LETTER;
        return Arrays.copyOfRange(encoder.encode(placed), from, to);
    }

    private static boolean isAscii(String value) {
        return value.chars().allMatch(character -> character < BEYOND_ASCII);
    }
}
