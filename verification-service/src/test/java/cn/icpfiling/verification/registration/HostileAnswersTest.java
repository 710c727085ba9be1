package cn.icpfiling.verification.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.icpfiling.platform.identifier.DomainName;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever a server sends, the readers do not throw, do not hang, and do not take long. */
class HostileAnswersTest {

    private static final DomainName NAME = DomainName.parse("example.cn");
    private static final int MEGABYTE = 1 << 20;
    private static final Duration MOST = Duration.ofMillis(50);
    private static final List<Recording> RECORDINGS = Recording.all();

    @Property
    void noise_is_read_without_an_exception(@ForAll @Size(max = 2_000) byte[] noise) {
        assertReadable(noise);
    }

    @Property
    void noise_that_looks_like_an_answer_is_read_without_an_exception(@ForAll("lines") List<String> lines) {
        assertReadable(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void json_that_is_no_answer_is_read_without_an_exception(@ForAll("json") String json) {
        assertReadable(json.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void a_real_answer_that_was_bent_is_read_without_an_exception(@ForAll long seed) {
        var random = new Random(seed);
        var recording = RECORDINGS.get(random.nextInt(RECORDINGS.size()));
        var bytes = recording.answer().clone();
        for (var change = random.nextInt(1, 20); change > 0; change--) {
            bytes = bent(bytes, random);
        }
        var bent = bytes;
        assertThatCode(() -> recording.read(bent, recording.asked())).doesNotThrowAnyException();
        assertReadable(bytes);
    }

    private static byte[] bent(byte[] bytes, Random random) {
        if (bytes.length < 2) {
            return bytes;
        }
        var at = random.nextInt(bytes.length);
        var to = Math.min(bytes.length, at + random.nextInt(1, 60));
        return switch (random.nextInt(4)) {
            case 0 -> {
                bytes[at] = (byte) random.nextInt();
                yield bytes;
            }
            case 1 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> Arrays.copyOf(bytes, to);
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Provide
    Arbitrary<List<String>> lines() {
        var key = Arbitraries.of(
                "Domain Name",
                "Expiration Time",
                "Registry Expiry Date",
                "Domain Status",
                "Registrar",
                "Registrar IANA ID",
                "Sponsoring Registrar",
                "Registrant",
                "Name Server",
                "DNSSEC",
                ">>> Last update of whois database",
                "No match for",
                "");
        var value = Arbitraries.oneOf(
                Arbitraries.of(
                        "example.cn", "EXAMPLE.CN.", "2027-01-01 08:00:00", "2027-13-45T99:99:99Z", "ok http", "\""),
                Arbitraries.strings().ofMaxLength(40));
        return key.flatMap(one -> value.map(two -> one + ": " + two)).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> json() {
        var leaf = Arbitraries.of(
                "null",
                "true",
                "1",
                "1e999",
                "-",
                "\"\"",
                "\"domain\"",
                "\"example.cn\"",
                "\"rdap_level_0\"",
                "[]",
                "{}");
        var field = Arbitraries.of(
                "objectClassName",
                "ldhName",
                "unicodeName",
                "events",
                "eventAction",
                "eventDate",
                "status",
                "entities",
                "roles",
                "vcardArray",
                "publicIds",
                "redacted",
                "name",
                "secureDNS",
                "links",
                "rdapConformance",
                "errorCode");
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(all -> "[" + String.join(",", all) + "]"),
                        field.flatMap(name -> inner.map(value -> "\"" + name + "\":" + value))
                                .list()
                                .ofMaxSize(6)
                                .map(all -> "{" + String.join(",", all) + "}")),
                0,
                4);
    }

    @Test
    void a_megabyte_of_anything_is_read_in_fifty_milliseconds() {
        var threads = ManagementFactory.getThreadMXBean();
        var slow = new LinkedHashMap<String, Duration>();
        for (var megabyte : megabytes().entrySet()) {
            for (var reader : readers()) {
                // what is measured is the work, not the compiler's nor the neighbours'
                IntStream.range(0, 12).forEach(warm -> reader.read(megabyte.getValue()));
                var before = threads.getCurrentThreadCpuTime();
                reader.read(megabyte.getValue());
                var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
                if (took.compareTo(MOST) > 0) {
                    slow.put(megabyte.getKey(), took);
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    private interface Reader {
        Object read(byte[] answer);
    }

    private static List<Reader> readers() {
        return List.of(
                answer -> WhoisFamily.CNNIC.read(answer, NAME),
                answer -> WhoisFamily.VERISIGN.read(answer, NAME),
                answer -> WhoisFamily.ICANN.read(answer, NAME),
                answer -> RdapReader.read(answer, NAME),
                answer -> RdapReader.saysNotFound(answer));
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

    private static void assertReadable(byte[] answer) {
        for (var reader : readers()) {
            assertThatCode(() -> reader.read(answer)).doesNotThrowAnyException();
        }
    }
}
