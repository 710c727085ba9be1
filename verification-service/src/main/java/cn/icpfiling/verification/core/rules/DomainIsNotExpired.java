package cn.icpfiling.verification.core.rules;

import cn.icpfiling.verification.core.rules.Answer.Absent;
import cn.icpfiling.verification.core.rules.Answer.Known;
import cn.icpfiling.verification.core.rules.Answer.Unknown;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * D4: the domain is registered and its expiry lies ahead.
 *
 * <p>If the registry has no such name, the name is expired. A name in redemption or pending deletion has ended for its
 * holder, whatever date the registry shows. If a registry renewed a name automatically, its date is a year ahead
 * whether or not the holder has paid. Then the registrar's own term decides, and without it the rule is unknown. A name
 * on hold without name servers goes to a reviewer, however long its term runs.
 */
final class DomainIsNotExpired implements DomainRule {

    private static final Set<String> ENDED = Set.of(Registration.IN_REDEMPTION, Registration.ABOUT_TO_BE_DELETED);

    @Override
    public RuleId id() {
        return RuleId.D4;
    }

    @Override
    public Finding judge(DomainFacts facts) {
        return switch (facts.registration()) {
            case Known<Registration>(var registration) -> judge(registration, facts);
            case Absent<Registration>() -> Finding.broken(id(), FindingCode.DOMAIN_EXPIRED);
            case Unknown<Registration>() -> Finding.unknown(id());
        };
    }

    private Finding judge(Registration registration, DomainFacts facts) {
        if (!Collections.disjoint(registration.statuses(), ENDED)) {
            return Finding.broken(id(), FindingCode.DOMAIN_EXPIRED);
        }
        var byTerm = judgeTerm(registration, facts);
        return byTerm.result() == RuleResult.HOLDS && registration.isOnHoldAndInactive()
                ? Finding.unknown(id(), FindingCode.DOMAIN_ON_HOLD)
                : byTerm;
    }

    private Finding judgeTerm(Registration registration, DomainFacts facts) {
        var byRegistry = judge(registration.expiresAt(), facts);
        var renewedByItself = registration.statuses().contains(Registration.RENEWED_BY_REGISTRY);
        return renewedByItself && byRegistry.result() == RuleResult.HOLDS
                ? judge(registration.registrarsTermEndsAt(), facts)
                : byRegistry;
    }

    private Finding judge(Instant end, DomainFacts facts) {
        if (end == null) {
            return Finding.unknown(id());
        }
        return end.isAfter(facts.now()) ? Finding.holds(id()) : Finding.broken(id(), FindingCode.DOMAIN_EXPIRED);
    }
}
