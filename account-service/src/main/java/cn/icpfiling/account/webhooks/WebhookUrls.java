package cn.icpfiling.account.webhooks;

import cn.icpfiling.platform.egress.SafeFetch;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses URLs that no webhook may go to, as far as this is known before the first delivery. Asks the name's resolver. */
@ApplicationScoped
class WebhookUrls {

    private static final String REFUSED = "WEBHOOK_URL_REFUSED";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final SafeFetch fetch;
    private final WebhookSettings settings;

    WebhookUrls(SafeFetch fetch, WebhookSettings settings) {
        this.fetch = fetch;
        this.settings = settings;
    }

    /** The refusal does not say whether a name leads to an address of the platform's own network, or to another one that is not public. */
    void require(String url) {
        if (!isAllowed(url)) {
            throw ProblemException.broken(List.of(Violation.of("/url", REFUSED, null)));
        }
    }

    private boolean isAllowed(String url) {
        try {
            var target = new URI(url);
            return PRINTABLE.matcher(url).matches()
                    && target.getRawFragment() == null
                    && isSecure(target)
                    && fetch.refusal(target, PATIENCE).isEmpty();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private boolean isSecure(URI target) {
        var scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || settings.plainHttp() && scheme.equals("http");
    }
}
