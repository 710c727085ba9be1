package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.database.DatabaseFailure;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The automatic checks, one for each kind that people do not do. */
@ApplicationScoped
class AutomaticChecks {

    private static final Logger LOG = Logger.getLogger(AutomaticChecks.class);
    private static final CheckOutcome FAILED = new CheckOutcome.Unknown("CHECK_FAILED", false);
    private static final CheckOutcome FAILED_TOGETHER = new CheckOutcome.Unknown("CHECK_FAILED", true);
    private static final CheckOutcome NOT_SERVED = new CheckOutcome.NotApplicable("NOT_SERVED");

    private final Map<CheckKind, CampaignCheck> checks = new EnumMap<>(CheckKind.class);

    AutomaticChecks(@All List<CampaignCheck> all) {
        for (var check : all) {
            if (checks.put(check.kind(), check) != null || check.kind().isByPeople()) {
                throw new IllegalStateException("two checks of kind " + check.kind() + ", or one that people do");
            }
        }
        for (var kind : CheckKind.values()) {
            if (!kind.isByPeople() && !checks.containsKey(kind)) {
                throw new IllegalStateException("no check of kind " + kind);
            }
        }
    }

    /**
     * Runs those of the checks that are automatic, in the order of the kinds. Call it outside any transaction. A check
     * that fails by a fault of its own decides nothing; only a database that is away fails the whole look.
     */
    Map<CheckKind, CheckOutcome> look(List<CheckKind> wanted, FiledSiteFacts site) {
        var outcomes = new EnumMap<CheckKind, CheckOutcome>(CheckKind.class);
        for (var kind : wanted) {
            if (!kind.isByPeople()) {
                outcomes.put(kind, site.served() ? one(kind, site) : NOT_SERVED);
            }
        }
        return outcomes;
    }

    /** How many findings {@link #again} takes in one call. */
    int mostAgain(CheckKind kind) {
        return checks.get(kind).mostAgain();
    }

    /** Runs an automatic check again for findings, like {@link #look}: one outcome for each. */
    List<CheckOutcome> again(CheckKind kind, List<CampaignCheck.Again> asked) {
        var served = asked.stream().filter(one -> one.site().served()).toList();
        var outcomes = served.isEmpty() ? List.<CheckOutcome>of() : ofServed(kind, served);
        var next = outcomes.iterator();
        return asked.stream()
                .map(one -> one.site().served() ? next.next() : NOT_SERVED)
                .toList();
    }

    /** A fault that one site brings about must not fail the others: each has a look of its own then. */
    private List<CheckOutcome> ofServed(CheckKind kind, List<CampaignCheck.Again> asked) {
        try {
            return checks.get(kind).again(asked).stream()
                    .map(outcome -> known(kind, outcome))
                    .toList();
        } catch (RuntimeException fault) {
            var ofOne = failed(kind, asked.getFirst().site(), fault);
            return asked.size() == 1
                    ? List.of(ofOne)
                    : asked.stream().map(_ -> FAILED_TOGETHER).toList();
        }
    }

    /** What is known of the automatic checks of a site whose results cannot be stored. */
    static Map<CheckKind, CheckOutcome> failed(List<CheckKind> wanted) {
        var outcomes = new EnumMap<CheckKind, CheckOutcome>(CheckKind.class);
        wanted.stream().filter(kind -> !kind.isByPeople()).forEach(kind -> outcomes.put(kind, FAILED));
        return outcomes;
    }

    private CheckOutcome one(CheckKind kind, FiledSiteFacts site) {
        try {
            return known(kind, checks.get(kind).check(site));
        } catch (RuntimeException fault) {
            return failed(kind, site, fault);
        }
    }

    private static CheckOutcome failed(CheckKind kind, FiledSiteFacts site, RuntimeException fault) {
        if (DatabaseFailure.isOutage(fault)) {
            throw fault;
        }
        LOG.errorf(fault, "check %s of service %s failed", kind, site.serviceId());
        return FAILED;
    }

    /** A reason that the catalogue lacks could not be told to the holder. */
    private static CheckOutcome known(CheckKind kind, CheckOutcome outcome) {
        if (outcome instanceof CheckOutcome.Failed failed
                && !FindingReasons.bundled().codes().containsAll(failed.reasons())) {
            LOG.errorf("check %s gave a reason that the catalogue lacks: %s", kind, failed.reasons());
            return new CheckOutcome.Unknown(failed.evidence(), false);
        }
        return outcome;
    }
}
