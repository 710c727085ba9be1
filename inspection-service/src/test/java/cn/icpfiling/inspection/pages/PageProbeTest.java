package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchedPage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers prove that a site is served. */
class PageProbeTest {

    private static final String DOMAIN = "ok-shop.com";

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 401, 403})
    void a_page_and_a_login_are_served(int status) {
        assertThat(PageProbe.isServed(DOMAIN, page(status, null), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, 300, 301, 304, 399, 400, 402, 404, 410, 421, 500, 502, 503})
    void errors_such_as_those_of_a_default_host_are_no_proof(int status) {
        assertThat(PageProbe.isServed(DOMAIN, page(status, null), true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ok-shop.com/",
                "https://WWW.ok-shop.com/index.html",
                "https://m.ok-shop.com",
                "/index.html",
                "//ok-shop.com/x",
                "https://ok-shop.com.:443/a b"
            })
    void a_site_that_leads_to_itself_is_served(String location) {
        assertThat(PageProbe.isServed(DOMAIN, page(301, location), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://parking.example.com/", "https://not-ok-shop.com/", "http://[", "mailto:a@b.com"})
    void a_host_that_leads_elsewhere_is_no_proof(String location) {
        assertThat(PageProbe.isServed(DOMAIN, page(302, location), true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ok-shop.com/", "https://ok-shop.com", "HTTPS://OK-shop.com.:443/"})
    void a_step_to_https_alone_counts_only_if_https_answered(String location) {
        assertThat(PageProbe.isServed(DOMAIN, page(301, location), false)).isFalse();
        assertThat(PageProbe.isServed(DOMAIN, page(301, location), true)).isTrue();
        assertThat(PageProbe.isServed(DOMAIN, page(301, "https://www.ok-shop.com/"), false))
                .isTrue();
    }

    @Test
    void a_name_in_chinese_is_compared_by_its_a_labels() {
        var raw = new String("https://www.例子.com/".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(PageProbe.isServed("xn--fsqu00a.com", page(301, raw), false)).isTrue();
        assertThat(PageProbe.isServed("xn--fsqu00a.com", page(301, "https://www.xn--fsqu00a.com"), false))
                .isTrue();
        assertThat(PageProbe.isServed("ok-shop.com", page(301, raw), false)).isFalse();
    }

    private static FetchedPage page(int status, String location) {
        return new FetchedPage(
                FetchOutcome.FETCHED,
                "",
                URI.create("http://" + DOMAIN + "/"),
                status,
                location == null ? Map.of() : Map.of("location", List.of(location)),
                new byte[0],
                null,
                0,
                null,
                Duration.ZERO);
    }
}
