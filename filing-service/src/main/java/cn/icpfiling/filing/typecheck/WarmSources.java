package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.platform.web.call.WarmCall;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Sends a first query to each source of a type check before the service is ready, about a name that cannot be
 * registered.
 */
final class WarmSources {

    private static final String NOBODYS = "example.cn";
    private static final int LICENCE = 1;

    @Produces
    @Singleton
    WarmCall oldPlatform(@RestClient LegacyLookups legacy) {
        return new WarmCall(
                "legacy-import-service", () -> legacy.lookUp(new LegacyLookups.Question(NOBODYS, LICENCE, "-")));
    }

    @Produces
    @Singleton
    WarmCall approvedLists(@RestClient TldApproval lists) {
        return new WarmCall("verification-service", () -> lists.of(NOBODYS, null));
    }

    @Produces
    @Singleton
    WarmCall register(Authority authority) {
        return new WarmCall("the authority", () -> authority.status(StatusQuery.domain(NOBODYS)));
    }
}
