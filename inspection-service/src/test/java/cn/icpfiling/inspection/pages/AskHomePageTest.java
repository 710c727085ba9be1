package cn.icpfiling.inspection.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchedPage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which outcome is the domain's, if its addresses have several. */
class AskHomePageTest {

    private static final PageSettings SETTINGS =
            new PageSettings(List.of("https://{host}/", "http://{host}/"), Duration.ofSeconds(20), 1_000);

    private final Map<String, FetchedPage> world = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void a_host_without_an_address_is_asked_once() {
        failing("https://a.cn/", FetchOutcome.NOT_REACHED, "NAME_UNKNOWN");
        answering("https://www.a.cn/", 200);

        assertThat(outcome().url()).hasToString("https://www.a.cn/");
        assertThat(asked).containsExactly("https://a.cn/", "https://www.a.cn/");
    }

    @Test
    void the_domains_own_failure_is_told_and_not_that_of_www() {
        failing("https://a.cn/", FetchOutcome.TLS_FAILED, "EXPIRED");
        failing("http://a.cn/", FetchOutcome.TOO_SLOW, "CONNECT");
        failing("https://www.a.cn/", FetchOutcome.NOT_REACHED, "NAME_UNKNOWN");

        assertThat(outcome().outcome()).isEqualTo(FetchOutcome.TOO_SLOW);
        assertThat(asked).containsExactly("https://a.cn/", "http://a.cn/", "https://www.a.cn/");
    }

    @Test
    void an_error_is_told_before_no_answer_at_another_address_of_the_host() {
        answering("https://a.cn/", 503);
        failing("http://a.cn/", FetchOutcome.TOO_SLOW, "CONNECT");
        failing("https://www.a.cn/", FetchOutcome.NOT_REACHED, "NAME_UNKNOWN");

        assertThat(outcome().status()).isEqualTo(503);
    }

    @Test
    void the_platforms_own_congestion_is_told_before_every_failure_but_not_before_a_page() {
        failing("https://a.cn/", FetchOutcome.TOO_BUSY, "HOST");
        failing("http://a.cn/", FetchOutcome.TOO_SLOW, "CONNECT");
        failing("https://www.a.cn/", FetchOutcome.NOT_REACHED, "NAME_UNKNOWN");
        assertThat(outcome().outcome()).isEqualTo(FetchOutcome.TOO_BUSY);

        answering("http://a.cn/", 200);
        assertThat(outcome().status()).isEqualTo(200);

        answering("https://a.cn/", 404);
        answering("http://a.cn/", 404);
        failing("https://www.a.cn/", FetchOutcome.TOO_BUSY, "NAME");
        failing("http://www.a.cn/", FetchOutcome.NOT_REACHED, "CONNECT");
        assertThat(outcome().outcome()).isEqualTo(FetchOutcome.TOO_BUSY);
    }

    private FetchedPage outcome() {
        return new AskHomePage(SETTINGS, (url, left) -> {
                    asked.add(url.toString());
                    return world.get(url.toString());
                })
                .ask("a.cn")
                .page();
    }

    private void answering(String url, int status) {
        world.put(url, page(url, FetchOutcome.FETCHED, "", status));
    }

    private void failing(String url, FetchOutcome outcome, String detail) {
        world.put(url, page(url, outcome, detail, 0));
    }

    private static FetchedPage page(String url, FetchOutcome outcome, String detail, int status) {
        return new FetchedPage(
                outcome, detail, URI.create(url), status, Map.of(), new byte[0], null, 0, null, Duration.ZERO);
    }
}
