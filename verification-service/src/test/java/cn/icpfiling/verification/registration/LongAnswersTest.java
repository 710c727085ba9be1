package cn.icpfiling.verification.registration;

import static cn.icpfiling.verification.registration.HostileAnswersTest.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a server sends, reading it does not take long: a check has seconds for all that it asks. */
@Tag("long")
class LongAnswersTest {

    private static final int MEGABYTE = 1 << 20;

    /** Fifty milliseconds; on a slower machine four times what a plain parser needs there for a megabyte of fields. */
    private static final Duration MOST =
            Collections.max(List.of(Duration.ofMillis(50), plainParsing().multipliedBy(4)));

    private static final List<Recording> RECORDINGS = Recording.all();

    @Test
    void a_megabyte_of_anything_is_read_in_fifty_milliseconds() {
        var slow = new LinkedHashMap<String, Duration>();
        for (var megabyte : megabytes().entrySet()) {
            for (var reader : HostileAnswersTest.readers()) {
                var took = fastest(60, () -> reader.read(megabyte.getValue()));
                if (took.compareTo(MOST) > 0) {
                    slow.put(megabyte.getKey(), took);
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    @Test
    void what_is_always_slow_is_seen() {
        assertThat(fastest(2, () -> {
                    var until = cpu() + MOST.multipliedBy(2).toNanos();
                    while (cpu() < until) {
                        Thread.onSpinWait();
                    }
                }))
                .isGreaterThan(MOST);
    }

    private static Duration plainParsing() {
        var fields = joined(bytes("{\"last\":0"), numbered(",\"f%d\":{}"));
        var whole = new String(fields, StandardCharsets.UTF_8);
        var json = whole.substring(0, whole.lastIndexOf(',')) + "}";
        var parser = new ObjectMapper();
        return least(20, Duration.ZERO, () -> {
            try {
                parser.readTree(json);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * The least that a reading takes of a processor, tried until it is short enough: what is measured is the work, not the
     * compiler's, the collector's nor the neighbours', who only ever add to it.
     */
    private static Duration fastest(int turns, Runnable reading) {
        return least(turns, MOST, reading);
    }

    private static Duration least(int turns, Duration enough, Runnable work) {
        var least = Duration.ofDays(1);
        for (var turn = 0; turn < turns && least.compareTo(enough) > 0; turn++) {
            var before = cpu();
            work.run();
            var took = Duration.ofNanos(cpu() - before);
            least = took.compareTo(least) < 0 ? took : least;
        }
        return least;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Map<String, byte[]> megabytes() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("one letter", repeated("a"));
        all.put("line breaks", repeated("\n"));
        all.put("colons", repeated(":"));
        all.put("blanks", repeated(" "));
        all.put("short lines", repeated("a:b\n"));
        all.put("one name again and again", repeated("Domain Name: example.cn\n"));
        all.put("names", numbered("Domain Name: a%d.cn\n"));
        all.put("states", numbered("Domain Status: aBcDeFgH%d http\n"));
        all.put("a long value", joined(bytes("Domain Name: "), repeated("例")));
        all.put("a long name that folds", joined(bytes("Domain Name: "), repeated("\uFDFA.")));
        all.put("names that fold", repeated("Domain Name: " + "\uFDFA".repeat(250) + "\n"));
        all.put("end marks", repeated(">>> Last update of\n"));
        all.put("quotes", joined(bytes("No match for "), repeated("\"")));
        all.put("arrays in arrays", repeated("["));
        all.put("objects in objects", repeated("{\"a\":"));
        all.put("zeros", joined(bytes("["), repeated("0,")));
        all.put("a long number", joined(bytes("["), repeated("9")));
        all.put("a long text", joined(bytes("[\""), repeated("x")));
        all.put("a long name of a field", joined(bytes("{\""), repeated("x")));
        all.put("fields", joined(bytes("{"), numbered("\"f%d\":{},")));
        all.put("fields of one hash", joined(bytes("{"), hashes()));
        all.put(
                "events",
                joined(
                        bytes("{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"events\":["),
                        numbered("{\"eventAction\":\"expiration\",\"eventDate\":\"%d\"},")));
        all.put(
                "real answer with an endless tail",
                joined(RECORDINGS.getFirst().answer(), repeated("% terms: of use\n")));
        all.put("noise", noise());
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] repeated(String text) {
        return filled(index -> text);
    }

    private static byte[] numbered(String pattern) {
        return filled(pattern::formatted);
    }

    /** Names whose hash is the same in Java: a table of them is a list. */
    private static byte[] hashes() {
        return filled(index -> "\""
                + IntStream.range(0, 16)
                        .mapToObj(bit -> (index >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining())
                + "\":0,");
    }

    private static byte[] filled(IntFunction<String> part) {
        var text = new StringBuilder(MEGABYTE + 1_000);
        for (var index = 0; text.length() < MEGABYTE; index++) {
            text.append(part.apply(index));
        }
        return Arrays.copyOf(bytes(text.toString()), MEGABYTE);
    }

    private static byte[] noise() {
        var noise = new byte[MEGABYTE];
        new Random(20_261_124).nextBytes(noise);
        return noise;
    }
}
