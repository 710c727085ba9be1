package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.AuthorityRecord;
import cn.icpfiling.verification.core.rules.RealName;
import cn.icpfiling.verification.core.rules.RegistrantMatch;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealNameSourceTest {

    private static final Holder HOLDER = new Holder("某公司", 1, "91350100M000100Y43");
    private static final String NO_RECORD = "{\"code\": \"NO_REAL_NAME_RECORD\", \"domain\": \"%s\"}";
    private static final String PATH = "/real-name/domains/example.cn";

    private final HttpStub stub = new HttpStub();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void the_registrant_is_compared_by_the_source_and_days_are_days_in_china() {
        stub.json(PATH, """
                {"domain": "example.cn",
                 "registrar": {"status": "VERIFIED", "verifiedAt": "2026-11-20T16:30:00Z", "name": "某公司", "certificateType": "1"},
                 "authority": {"stored": true, "since": "2026-11-21T15:59:00Z"},
                 "match": {"name": true, "certificateType": true, "certificateNumber": false},
                 "new": "field"}
                """);

        assertThat(ask().answer())
                .isEqualTo(Answer.known(new RealNameRecord(
                        new RealName(true, LocalDate.parse("2026-11-21"), new RegistrantMatch(true, true, false)),
                        Answer.known(new AuthorityRecord(true, LocalDate.parse("2026-11-21"))))));
        assertThat(stub.asked().getFirst())
                .startsWith("POST " + PATH)
                .contains("\"name\":\"某公司\"", "\"certificateType\":1", "\"certificateNumber\":\"91350100M000100Y43\"");
    }

    @Test
    void the_authority_is_unknown_when_its_record_cannot_be_asked() {
        stub.json(PATH, """
                {"domain": "example.cn", "registrar": {"status": "NOT_VERIFIED", "verifiedAt": null}, "authority": null,
                 "match": {"name": true, "certificateType": true, "certificateNumber": true}}
                """);

        var answer = (Answer.Known<RealNameRecord>) ask().answer();

        assertThat(answer.value().authority()).isEqualTo(Answer.unknown());
        assertThat(answer.value().registrar())
                .isEqualTo(new RealName(false, null, new RegistrantMatch(true, true, true)));
    }

    /** Registrars have codes of their own for certificates. One that does not map to ours is no "no". */
    @Test
    void a_type_of_certificate_that_the_source_cannot_map_leaves_the_rest_of_its_record() {
        stub.json(PATH, """
                {"domain": "example.cn", "registrar": {"status": "VERIFIED"}, "authority": {"stored": true},
                 "match": {"name": true, "certificateType": null, "certificateNumber": true}}
                """);

        var answer = (Answer.Known<RealNameRecord>) ask().answer();

        assertThat(answer.value().registrar())
                .isEqualTo(new RealName(true, null, new RegistrantMatch(true, null, true)));
    }

    @Test
    void no_record_is_absent() {
        stub.says(PATH, 404, "application/problem+json", NO_RECORD.formatted("example.cn"));

        var sourced = ask();
        assertThat(sourced.answer()).isEqualTo(Answer.absent());
        assertThat(sourced.asked().answer()).isEqualTo(AnswerKind.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "[]",
                "{\"code\": \"NOT_FOUND\", \"domain\": \"example.cn\"}",
                "{\"code\": \"NO_REAL_NAME_RECORD\", \"domain\": \"other.cn\"}"
            })
    void any_other_404_is_unknown(String body) {
        stub.says(PATH, 404, "application/problem+json", body);

        assertUnknown(AnswerKind.UNREADABLE);
    }

    @Test
    void a_404_that_is_no_problem_document_is_unknown() {
        stub.says(PATH, 404, "application/json", NO_RECORD.formatted("example.cn"));

        assertUnknown(AnswerKind.UNREADABLE);
    }

    @Test
    void a_record_without_a_comparison_is_unknown() {
        stub.json(PATH, "{\"domain\": \"example.cn\", \"registrar\": {\"status\": \"VERIFIED\"}}");

        assertUnknown(AnswerKind.UNREADABLE);
    }

    @Test
    void garbage_is_unknown() {
        stub.json(PATH, "{");

        assertUnknown(AnswerKind.UNREADABLE);
    }

    @Test
    void more_than_we_take_is_unknown() {
        stub.json(PATH, " ".repeat(50_000));

        assertUnknown(AnswerKind.TOO_LARGE);
    }

    @Test
    @Tag("long")
    void a_source_that_hangs_is_unknown() {
        stub.hangs(PATH);

        assertUnknown(AnswerKind.TIMED_OUT);
    }

    @Test
    void a_redirect_is_unknown_because_the_subject_goes_to_nobody_else() {
        stub.redirects(PATH, "/elsewhere");

        assertUnknown(AnswerKind.UNREACHABLE);
        assertThat(stub.asked()).hasSize(1);
    }

    private Sourced<RealNameRecord> ask() {
        return new RealNameSource(Asker.http(), new ObjectMapper(), stub.uri(""), Clock.systemUTC())
                .ask("example.cn", HOLDER, Deadline.in(Duration.ofSeconds(5)));
    }

    private void assertUnknown(AnswerKind why) {
        var sourced = ask();
        assertThat(sourced.answer()).isEqualTo(Answer.unknown());
        assertThat(sourced.asked().answer()).isEqualTo(why);
    }
}
