package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers prove that a site is served. */
class PageProbeTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 302, 399, 401, 403})
    void a_page_a_redirect_and_a_login_are_served(int status) {
        assertThat(PageProbe.isServed(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, 400, 402, 404, 410, 421, 500, 502, 503})
    void errors_such_as_those_of_a_default_host_are_no_proof(int status) {
        assertThat(PageProbe.isServed(status)).isFalse();
    }
}
