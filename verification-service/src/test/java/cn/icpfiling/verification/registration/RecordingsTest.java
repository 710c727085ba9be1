package cn.icpfiling.verification.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.registration.RegistrationRecord.Signing;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each registry's and registrar's way of answering is read as it is meant; and bent in any way, it is not read as another. */
class RecordingsTest {

    private static final DomainName ANOTHER = DomainName.parse("another-name.com");
    private static final List<Charset> OTHER_ENCODINGS =
            List.of(Charset.forName("GBK"), StandardCharsets.UTF_16, StandardCharsets.UTF_16LE);

    static List<Recording> all() {
        return Recording.all();
    }

    static List<Recording> found() {
        return Recording.all().stream().filter(Recording::isFound).toList();
    }

    @Test
    void at_least_25_registries_and_registrars_are_recorded() {
        assertThat(Recording.all().stream().map(Recording::server).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void each_says_which_real_answer_it_follows_or_that_it_follows_none() {
        assertThat(Recording.all())
                .allSatisfy(one -> assertThat(one.told("after"))
                        .as(one.toString())
                        .satisfiesAnyOf(
                                after -> assertThat(after).startsWith("NOT REAL: "),
                                after -> assertThat(after).contains("public test data")));
        assertThat(Recording.all().stream().filter(one -> !one.told("after").startsWith("NOT REAL")))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--fsq270a.xn--fiqs8s", "xn--fsq270a.xn--fiqz9s", "xn--fsqz41a.xn--fiqs8s"})
    void each_variant_of_a_chinese_name_is_the_name_that_was_asked_for(String variant) {
        var name = DomainName.parse(variant);

        assertThat(zhongguo().read(zhongguo().answer(), name)).isInstanceOf(Reading.Found.class);
    }

    @Test
    void names_that_are_no_pairs_of_one_record_are_no_variants() {
        var answer = new String(zhongguo().answer(), StandardCharsets.UTF_8);

        for (var bent : List.of(
                answer.replace("Puny Name: xn--fsqz41a.xn--fiqz9s", "Puny Name: xn--fsqu00a.xn--fiqz9s"),
                answer.replace("ROID", "Domain Name: 例子.cn\nROID: 1\nROID"),
                answer + answer,
                answer.replace("Domain Status: ok", "Domain Name: 例子.中国"),
                answer.replace("實例.中國\nPuny Name: xn--fsqz41a.xn--fiqz9s", "another.com\nPuny Name: another.com"))) {
            assertThat(zhongguo()
                            .read(
                                    bent.getBytes(StandardCharsets.UTF_8),
                                    zhongguo().asked()))
                    .isInstanceOf(Reading.Unreadable.class);
        }
    }

    private static Recording zhongguo() {
        return Recording.all().stream()
                .filter(one -> one.toString().equals("whois.cnnic.cn-zhongguo.txt"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_answer_is_read_as_it_is_meant(Recording recording) {
        switch (recording.read()) {
            case Reading.Found(var record) -> assertFound(recording, record);
            case Reading.NotRegistered() ->
                assertThat(recording.told("outcome")).isEqualTo("NOT_REGISTERED");
            case Reading.Refused() -> assertThat(recording.told("outcome")).isEqualTo("REFUSED");
            case Reading.Unreadable() -> assertThat(recording.told("outcome")).isEqualTo("UNREADABLE");
        }
    }

    private static void assertFound(Recording recording, RegistrationRecord record) {
        assertThat(recording.told("outcome")).isEqualTo("FOUND");
        assertThat(record.name()).isEqualTo(recording.asked().ascii());
        assertThat(record.dates().expires()).isEqualTo(recording.time("expires"));
        assertThat(record.dates().registrarExpires()).isEqualTo(recording.time("registrarsTerm"));
        if (recording.told("registered") != null) {
            assertThat(record.dates().registered()).isEqualTo(recording.time("registered"));
        }
        assertThat(record.registrar()).isEqualTo(registrar(recording));
        assertThat(record.statuses()).isEqualTo(recording.statuses());
        assertThat(record.registrant().name()).isEqualTo(recording.told("registrant"));
        assertThat(record.registrant().organisation()).isEqualTo(recording.told("organisation"));
        assertThat(record.registrant().withheld()).isEqualTo(Boolean.parseBoolean(recording.told("withheld")));
        assertThat(record.delegation().signing()).isEqualTo(Signing.valueOf(recording.told("signing")));
        assertThat(record.delegation().nameServers()).isNotEmpty();
    }

    private static Registrar registrar(Recording recording) {
        var id = recording.told("ianaId");
        return new Registrar(recording.told("registrar"), id == null ? null : Integer.valueOf(id));
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_says_nothing_about_another_name(Recording recording) {
        var reading = recording.read(recording.answer(), ANOTHER);

        // an answer that names nobody, such as "No matching record.", is about whoever was asked for
        var namesNobody = !new String(recording.answer(), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .contains(recording.asked().ascii().split("\\.")[0]);
        assertThat(reading)
                .isNotInstanceOf(Reading.Found.class)
                .matches(other -> namesNobody || !(other instanceof Reading.NotRegistered));
    }

    @ParameterizedTest
    @MethodSource("found")
    @Tag("long")
    void cut_off_anywhere_it_says_nothing_or_what_the_whole_says(Recording recording) {
        var whole = ((Reading.Found) recording.read()).record();
        for (var length = 0; length < recording.answer().length; length++) {
            switch (recording.read(Arrays.copyOf(recording.answer(), length), recording.asked())) {
                case Reading.Found(var part) -> {
                    if (part.dates().expires() != null) {
                        assertThat(part.facts()).as("cut off at %d", length).isEqualTo(whole.facts());
                    }
                    if (part.registrar() != null) {
                        assertThat(part.registrar()).as("cut off at %d", length).isEqualTo(whole.registrar());
                    }
                }
                case Reading.NotRegistered() -> fail("cut off at %d it says that there is no such name", length);
                case Reading.Refused() -> {}
                case Reading.Unreadable() -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("found")
    void in_another_encoding_it_names_no_other_registrar(Recording recording) {
        var text = new String(recording.answer(), StandardCharsets.UTF_8);
        var whole = ((Reading.Found) recording.read()).record();
        for (var encoding : OTHER_ENCODINGS) {
            if (recording.read(text.getBytes(encoding), recording.asked()) instanceof Reading.Found(var record)) {
                assertThat(record.registrar() == null
                                || record.registrar().name() == null
                                || record.registrar().equals(whole.registrar()))
                        .as("in %s the registrar is %s", encoding, record.registrar())
                        .isTrue();
            }
        }
    }

    @Test
    void who_the_registrant_is_stands_in_no_log() {
        for (var recording : found()) {
            var record = ((Reading.Found) recording.read()).record();
            if (record.registrant().name() != null) {
                assertThat(record.toString()).doesNotContain(record.registrant().name());
                assertThat(record.registrant().toString())
                        .doesNotContain(record.registrant().name());
            }
        }
    }
}
