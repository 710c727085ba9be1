package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/** Which home page the demo sites serve: by the prefix of the first label, or as {@code PUT /sites/{domain}} says. */
public enum MagicSite {
    HEALTHY("page-ok-", "home page: filing number with its link, police number with its link"),
    NUMBER_NOT_SHOWN("page-nonumber-", "home page: no filing number"),
    WRONG_NUMBER("page-wrongnumber-", "home page: the filing number has another last digit"),
    NOT_LINKED("page-nolink-", "home page: the filing number is plain text"),
    BUSINESS_WORDS("page-business-", "home page: a shop with prices, cart and franchise offers"),
    OTHER_ENTITY("page-other-", "home page: the company page of 别家网络技术有限公司"),
    NEWS("page-news-", "home page: political news by its own reporters"),
    MEDICAL("page-medical-", "home page: online consultation and sale of medicine"),
    REDIRECT_LOOP("page-loop-", "home page: redirects in a circle"),
    REDIRECT_PRIVATE("page-private-", "home page: redirects to 127.0.0.1, which counts the requests that follow"),
    HUGE_BODY("page-huge-", "home page: 64 MiB of HTML"),
    GZIP_BOMB("page-bomb-", "home page: 256 KiB of gzip that unpack to 256 MiB"),
    SLOW_BODY("page-slow-", "home page: one byte each half second, for at most five minutes"),
    WRONG_CHARSET("page-gbk-", "home page: GBK bytes that the header calls UTF-8"),
    BROKEN_HTML("page-broken-", "home page: unclosed tags and quotes around the filing number"),
    LOGIN_WALL("page-login-", "home page: a login form alone"),
    PARKED("page-parked-", "home page: the domain is for sale"),
    SCRIPT_ONLY("page-script-", "home page: an empty element that a script would fill"),
    EMPTY("page-empty-", "home page: an empty body"),
    UNAVAILABLE("page-down-", "home page: status 503");

    private final String start;
    private final String effect;

    MagicSite(String start, String effect) {
        this.start = start;
        this.effect = effect;
    }

    /** Finds the page by the first label of a domain in canonical form. */
    public static Optional<MagicSite> of(String domain) {
        return Arrays.stream(values())
                .filter(magic -> domain.startsWith(magic.start))
                .findFirst();
    }

    String start() {
        return start;
    }

    String effect() {
        return effect;
    }
}
