package cn.icpfiling.verification.registration;

import static org.assertj.core.api.Assertions.assertThatCode;

import cn.icpfiling.platform.identifier.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever a server sends, the readers do not throw. */
class HostileAnswersTest {

    private static final DomainName NAME = DomainName.parse("example.cn");
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

    static byte[] joined(byte[] first, byte[] second) {
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

    interface Reader {
        Object read(byte[] answer);
    }

    static List<Reader> readers() {
        return List.of(
                answer -> WhoisFamily.CNNIC.read(answer, NAME),
                answer -> WhoisFamily.VERISIGN.read(answer, NAME),
                answer -> WhoisFamily.ICANN.read(answer, NAME),
                answer -> RdapReader.read(answer, NAME),
                answer -> RdapReader.saysNotFound(answer));
    }

    private static void assertReadable(byte[] answer) {
        for (var reader : readers()) {
            assertThatCode(() -> reader.read(answer)).doesNotThrowAnyException();
        }
    }
}
