package cn.icpfiling.platform.web.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.core.JsonParseException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TransientFailuresTest {

    @Test
    void no_connection_and_no_answer_in_time_may_pass() {
        assertThat(TransientFailures.mayPass(new ProcessingException(new ConnectException("refused"))))
                .isTrue();
        assertThat(TransientFailures.mayPass(new ProcessingException(new TimeoutException())))
                .isTrue();
        assertThat(TransientFailures.mayPass(new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE)))
                .isTrue();
    }

    @Test
    void an_answer_that_cannot_be_read_and_a_fault_of_our_own_do_not_pass() {
        assertThat(TransientFailures.mayPass(new ProcessingException(new JsonParseException("no JSON"))))
                .isFalse();
        assertThat(TransientFailures.mayPass(new ProblemException(CommonProblem.NOT_FOUND)))
                .isFalse();
        assertThat(TransientFailures.mayPass(new IllegalStateException())).isFalse();
    }

    @Test
    void an_exception_of_our_own_says_it_itself() {
        assertThat(TransientFailures.mayPass(new OfAClient(true))).isTrue();
        assertThat(TransientFailures.mayPass(new OfAClient(false))).isFalse();
    }

    private static final class OfAClient extends RuntimeException implements MaybeTransient {

        private static final long serialVersionUID = 1L;
        private final boolean passes;

        OfAClient(boolean passes) {
            this.passes = passes;
        }

        @Override
        public boolean mayPass() {
            return passes;
        }
    }
}
