package cn.icpfiling.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void whoever_does_not_answer_is_asked_again_later() {
        assertThat(Failure.of(new ProcessingException(new ConnectException()))).isEqualTo(Failure.OTHERS_AWAY);
        assertThat(Failure.of(new IllegalStateException(new ConnectException())))
                .isEqualTo(Failure.OTHERS_AWAY);
        assertThat(Failure.of(new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE)))
                .isEqualTo(Failure.OTHERS_AWAY);
    }

    @Test
    void an_event_with_a_constant_of_a_later_release_waits_and_one_of_another_form_does_not() {
        assertThat(Failure.of(refusal("{\"colour\": \"BLUE\", \"new\": 1}"))).isEqualTo(Failure.OTHERS_AWAY);
        assertThat(Failure.of(refusal("{\"colour\": [], \"new\": 1}"))).isEqualTo(Failure.EVENT);
    }

    enum Colour {
        RED
    }

    record Painted(Colour colour) {}

    private static Throwable refusal(String payload) {
        return catchThrowable(() -> new IncomingEvent(
                        UUID.randomUUID(),
                        "painted",
                        "test",
                        UUID.randomUUID(),
                        1,
                        Instant.EPOCH,
                        new ObjectMapper().readTree(payload))
                .as(Painted.class));
    }

    @Test
    void a_refusal_or_our_own_mistake_is_the_events() {
        assertThat(Failure.of(new ProblemException(CommonProblem.NOT_FOUND))).isEqualTo(Failure.EVENT);
        assertThat(Failure.of(new IllegalStateException("bug"))).isEqualTo(Failure.EVENT);
        assertThat(Failure.of(new UnreadableEvent("no json", new IOException())))
                .isEqualTo(Failure.EVENT);
    }

    @Test
    void a_database_that_is_away_is_nobodys_fault() {
        assertThat(Failure.of(new IllegalStateException(new SQLException("gone", "08S01"))))
                .isEqualTo(Failure.DATABASE_AWAY);
    }
}
