package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.IdentityMatch;
import cn.icpfiling.verification.core.rules.RegisterEntry;
import cn.icpfiling.verification.core.rules.RegisterStatus;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The register and the carriers, over the wire: what they say is taken, and whatever else comes is nothing to go by. */
class BusinessRegisterTest {

    private static final String REGISTER = "/business-register/checks";
    private static final String PHONES = "/phones/checks";
    private static final Holder COMPANY = new Holder("某公司", 1, "91350100M000100Y43");
    private static final Holder PERSON = new Holder("某人", 2, "11010519491231002X");

    private final HttpStub stub = new HttpStub();

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_the_register_says_is_taken(RegisterStatus status) {
        stub.json(REGISTER, "{\"status\": \"" + status + "\", \"legalRepresentative\": false}");

        assertThat(register("某人").answer()).isEqualTo(Answer.known(new RegisterEntry(status, false)));
    }

    @Test
    void who_names_no_representative_is_not_asked_for_one() {
        stub.json(REGISTER, "{\"status\": \"REGISTERED\"}");

        assertThat(register(null).answer()).isEqualTo(Answer.known(new RegisterEntry(RegisterStatus.REGISTERED, true)));
    }

    @Test
    void a_number_that_nobody_has_is_absent() {
        stub.json(REGISTER, "{\"status\": \"NOT_FOUND\"}");

        assertThat(register("某人").answer()).isEqualTo(Answer.absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"status\": \"REGIS",
                "{\"status\": \"PERHAPS\", \"legalRepresentative\": true}",
                "{\"status\": \"REGISTERED\"}",
                "{\"status\": \"REGISTERED\", \"legalRepresentative\": \"yes\"}"
            })
    void garbage_and_half_an_answer_are_unknown(String body) {
        stub.json(REGISTER, body);

        var said = register("某人");

        assertThat(said.answer()).isEqualTo(Answer.unknown());
        assertThat(said.asked().answer()).isEqualTo(AnswerKind.UNREADABLE);
    }

    @Test
    @Tag("long")
    void a_register_that_hangs_is_unknown() {
        stub.hangs(REGISTER);

        assertThat(register("某人").asked().answer()).isEqualTo(AnswerKind.TIMED_OUT);
    }

    @Test
    void a_register_that_is_cut_off_is_unknown() {
        stub.cutsOff(REGISTER, "{\"status\": \"REGISTERED\", \"legalRepresentative\": true}");

        assertThat(register("某人").answer()).isEqualTo(Answer.unknown());
    }

    @Test
    void a_register_that_is_down_is_unknown_whatever_it_says() {
        stub.says(REGISTER, 503, "application/json", "{\"status\": \"REGISTERED\", \"legalRepresentative\": true}");

        assertThat(register("某人").answer()).isEqualTo(Answer.unknown());
    }

    @Test
    void a_register_that_is_asked_too_often_is_left_alone() {
        stub.says(REGISTER, 429, "text/plain", "slower");

        assertThat(register("某人").asked().answer()).isEqualTo(AnswerKind.BUSY);
    }

    @Test
    void an_answer_without_an_end_is_unknown() {
        stub.json(REGISTER, "{\"status\": \"REGISTERED\", \"x\": \"" + "x".repeat(2 << 20) + "\"}");

        assertThat(register("某人").asked().answer()).isEqualTo(AnswerKind.TOO_LARGE);
    }

    @Test
    void the_carriers_are_told_the_phone_and_answer_in_the_identity_sources_words() {
        stub.json(PHONES, "{\"result\": \"MISMATCH\"}");

        assertThat(phone()).isEqualTo(Answer.known(IdentityMatch.MISMATCH));
        assertThat(stub.asked()).allMatch(asked -> asked.contains("13800000004"));
    }

    @Test
    void carriers_that_fail_are_unknown() {
        stub.says(PHONES, 500, "application/json", "{\"result\": \"MATCH\"}");

        assertThat(phone()).isEqualTo(Answer.unknown());
    }

    private Answer<IdentityMatch> phone() {
        return new PhoneSource(Asker.http(), new ObjectMapper(), stub.uri(""), Clock.systemUTC())
                .ask(PERSON, "13800000004", soon())
                .answer();
    }

    private Sourced<RegisterEntry> register(String representative) {
        return new BusinessRegister(Asker.http(), new ObjectMapper(), stub.uri(""), Clock.systemUTC())
                .ask(COMPANY, representative, soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }
}
