package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.core.rules.DomainFitness;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.Asked;
import cn.icpfiling.verification.sources.SourceKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundResultTest {

    @Test
    void a_round_is_put_off_while_the_registry_or_the_real_name_source_is_busy() {
        assertThat(round(asked(SourceKind.RDAP, AnswerKind.BUSY), asked(SourceKind.REAL_NAME, AnswerKind.ANSWERED))
                        .isPutOff())
                .isTrue();
        assertThat(round(asked(SourceKind.RDAP, AnswerKind.ANSWERED), asked(SourceKind.REAL_NAME, AnswerKind.BUSY))
                        .isPutOff())
                .isTrue();
        assertThat(round(asked(SourceKind.RDAP, AnswerKind.TIMED_OUT), asked(SourceKind.REAL_NAME, AnswerKind.ANSWERED))
                        .isPutOff())
                .isFalse();
    }

    /** In the 45 days in which the registry has renewed a name by itself. */
    @Test
    void what_registry_and_real_name_source_said_counts_although_the_registrar_is_busy() {
        assertThat(round(
                                asked(SourceKind.RDAP, AnswerKind.ANSWERED),
                                asked(SourceKind.WHOIS, AnswerKind.BUSY),
                                asked(SourceKind.REAL_NAME, AnswerKind.ANSWERED),
                                asked(SourceKind.TLD_LIST, AnswerKind.ANSWERED))
                        .isPutOff())
                .isFalse();
    }

    private static RoundResult round(Asked... evidence) {
        return new RoundResult(
                new DomainCheck(
                        DomainToCheck.parse("a.com").orElseThrow(),
                        List.of(),
                        DomainFitness.notVerified(),
                        List.of(evidence),
                        null),
                null);
    }

    private static Asked asked(SourceKind source, AnswerKind answer) {
        return new Asked(source, "a:1", Instant.EPOCH, answer, null);
    }
}
