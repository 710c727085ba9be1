package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.store.FiledHolderRepository;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Finds the next step for a filing of the old platform. No old filings are loaded yet, so the answer only says whether
 * the domain is filed here.
 */
@ApplicationScoped
class FindRoute {
    static final String DOMAIN_MALFORMED = "LEGACY_DOMAIN_MALFORMED";

    private final FiledHolderRepository holders;
    private final BlindIndex index;

    FindRoute(FiledHolderRepository holders, BlindIndex index) {
        this.holders = holders;
        this.index = index;
    }

    @Transactional
    LegacyRoute handle(LegacyLookup lookup) {
        var number = Certificates.normalized(lookup.certificateType(), lookup.certificateNumber());
        var filedHere = holders.isFiled(ascii(lookup.domain()), index.of(Certificates.COLUMN, number));
        return new LegacyRoute(Route.NONE, null, filedHere);
    }

    private static String ascii(String domain) {
        try {
            return DomainName.parse(domain).ascii();
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                    .with(List.of(Violation.of("/domain", DOMAIN_MALFORMED, null)));
        }
    }
}
