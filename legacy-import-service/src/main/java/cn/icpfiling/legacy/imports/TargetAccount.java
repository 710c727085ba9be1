package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.imports.ImportRules;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Refuses an account that cannot take a filing. Calls filing-service: never use it inside a transaction. */
@ApplicationScoped
public class TargetAccount {

    private final TargetAccounts filing;
    private final Provider provider;

    TargetAccount(@RestClient TargetAccounts filing, Provider provider) {
        this.filing = filing;
        this.provider = provider;
    }

    /** 409 LEGACY_LI_3 or LEGACY_TARGET_HAS_OPEN_ORDER; 503 UPSTREAM_UNAVAILABLE without an answer, which is no "no". */
    void requireRoom(UUID account) {
        var facts = facts(account);
        ImportRules.refusalOfTarget(facts.hasSubject(), facts.openOrder()).ifPresent(refusal -> {
            throw new ProblemException(refusal, provider.name());
        });
    }

    /** 409 LEGACY_TARGET_HAS_OPEN_ORDER: what a grant of papers would fail for. 503 UPSTREAM_UNAVAILABLE without an answer. */
    public void requireNoOpenOrder(UUID account) {
        if (facts(account).openOrder()) {
            throw new ProblemException(ImportProblem.LEGACY_TARGET_HAS_OPEN_ORDER, provider.name());
        }
    }

    private TargetAccounts.Facts facts(UUID account) {
        try {
            var facts = filing.facts(account);
            if (facts.openOrder() == null) {
                throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
            }
            return facts;
        } catch (WebApplicationException | ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}
