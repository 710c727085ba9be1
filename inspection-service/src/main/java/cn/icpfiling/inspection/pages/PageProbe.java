package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.scans.OwnProbe;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The platform's own request for a filed domain. A default host answers every name with an error or leads it to a page of
 * the provider, so neither is proof that the provider serves the site. A page behind a login is served, and so is a site
 * that leads to itself: to its www. name, or to a path. A default host also leads every name from http to https. Such a
 * redirect counts only if the same address answered over https before, with a certificate that is valid for the domain.
 */
@ApplicationScoped
class PageProbe implements OwnProbe {

    private static final String HTTP = "http";
    private static final String HTTPS = "https";
    /** The user of a URL, and its port. */
    private static final Pattern AROUND_HOST = Pattern.compile("^.*@|\\.?(?::\\d*)?$");

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final InspectHomePage inspectHomePage;

    PageProbe(InspectHomePage inspectHomePage) {
        this.inspectHomePage = inspectHomePage;
    }

    @Override
    public Answer ask(String domain, Collection<InetAddress> addresses) {
        // The setting icp.pages.urls asks by https first.
        var secured = new HashSet<InetAddress>();
        var asked = inspectHomePage.ask(domain, addresses, page -> {
            if (HTTPS.equals(page.url().getScheme())) {
                secured.add(page.address());
            }
            return isServed(domain, page, secured.contains(page.address()));
        });
        if (asked.answer().isPresent()) {
            return Answer.SERVED;
        }
        return asked.busy() ? Answer.NOT_ASKED : Answer.NOT_SERVED;
    }

    /**
     * @param page an answer to a request for the domain; its redirects were not followed
     * @param secured whether the same address answered over https
     */
    static boolean isServed(String domain, FetchedPage page, boolean secured) {
        var status = page.status();
        if (status >= FIRST_REDIRECT && status < FIRST_ERROR) {
            return page.redirectTarget()
                    .filter(target -> leadsTo(domain, target))
                    .filter(target -> secured || !isOnlyAnotherScheme(page.url(), target))
                    .isPresent();
        }
        return status >= FIRST_SUCCESS && status < FIRST_REDIRECT || status == UNAUTHORIZED || status == FORBIDDEN;
    }

    private static boolean leadsTo(String domain, URI target) {
        var scheme = target.getScheme();
        if (!HTTP.equalsIgnoreCase(scheme) && !HTTPS.equalsIgnoreCase(scheme)) {
            return false;
        }
        var name = host(target);
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private static boolean isOnlyAnotherScheme(URI from, URI to) {
        return !from.getScheme().equalsIgnoreCase(to.getScheme())
                && host(to).equals(host(from))
                && path(from).equals(path(to))
                && Objects.equals(from.getRawQuery(), to.getRawQuery());
    }

    private static String path(URI url) {
        return url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    /** Returns the host in A-labels, which a server may send in UTF-8, escaped, or with the root's dot; empty if it has no domain name. */
    private static String host(URI url) {
        if (url.getRawAuthority() == null) {
            return "";
        }
        var host = AROUND_HOST.matcher(url.getRawAuthority()).replaceAll("");
        try {
            return DomainName.verbatim(URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .ascii();
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }
}
