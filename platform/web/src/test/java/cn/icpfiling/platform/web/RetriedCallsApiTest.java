package cn.icpfiling.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;

/** A client whose methods are {@code @Retried}, against a service that has just started, one that stays down and one that refuses. */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class RetriedCallsApiTest {

    @Inject
    @RestClient
    OtherService other;

    @Test
    void a_service_that_answers_after_a_moment_is_asked_until_it_does() {
        AccountStub.COLD_CALLS.set(0);

        assertThat(other.cold()).isNotNull();

        assertThat(AccountStub.COLD_CALLS).hasValue(3);
    }

    @Test
    void a_service_that_stays_down_is_given_up() {
        AccountStub.CALLS_OF_A_DEAD_ONE.set(0);

        assertThatThrownBy(other::dead)
                .isInstanceOf(WebApplicationException.class)
                .hasMessageContaining("503");

        assertThat(AccountStub.CALLS_OF_A_DEAD_ONE.get()).isBetween(2, 20);
    }

    @Test
    void what_the_other_refuses_is_not_asked_again() {
        AccountStub.REFUSED_CALLS.set(0);

        assertThatThrownBy(other::refusing).isInstanceOf(WebApplicationException.class);

        assertThat(AccountStub.REFUSED_CALLS).hasValue(1);
    }

    @Test
    void a_call_that_is_not_marked_is_made_once() {
        AccountStub.CALLS_OF_A_DEAD_ONE.set(0);

        assertThatThrownBy(other::deadAndNotRetried).isInstanceOf(WebApplicationException.class);

        assertThat(AccountStub.CALLS_OF_A_DEAD_ONE).hasValue(1);
    }
}
