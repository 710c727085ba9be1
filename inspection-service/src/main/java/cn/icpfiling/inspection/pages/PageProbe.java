package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.scans.OwnProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Collection;

/**
 * The platform's own request for a filed domain. A default host answers every name with an error, so an error is no proof
 * that the provider serves the site; a page behind a login is served.
 */
@ApplicationScoped
class PageProbe implements OwnProbe {

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final InspectHomePage inspectHomePage;

    PageProbe(InspectHomePage inspectHomePage) {
        this.inspectHomePage = inspectHomePage;
    }

    @Override
    public boolean answers(String domain, Collection<InetAddress> addresses) {
        return inspectHomePage.answers(domain, addresses, PageProbe::isServed).isPresent();
    }

    static boolean isServed(int status) {
        return status >= FIRST_SUCCESS && status < FIRST_ERROR || status == UNAUTHORIZED || status == FORBIDDEN;
    }
}
