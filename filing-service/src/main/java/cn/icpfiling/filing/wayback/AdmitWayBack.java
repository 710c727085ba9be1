package cn.icpfiling.filing.wayback;

import cn.icpfiling.filing.limits.AccountLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits how often a caller may ask: an answer costs the authority three queries. */
@ApplicationScoped
class AdmitWayBack {

    private final AccountLimit limit;
    private final int most;

    AdmitWayBack(AccountLimit limit, @ConfigProperty(name = "icp.way-back.per-caller-and-hour") int most) {
        this.limit = limit;
        this.most = most;
    }

    /** Counts one question, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    void count(UUID caller) {
        limit.count(caller, AccountLimit.Kind.WAY_BACK, most);
    }
}
