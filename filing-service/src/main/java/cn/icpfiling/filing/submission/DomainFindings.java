package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.filing.typecheck.AskedAtOnce;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Returns the results of the domain rules for an order. If verification-service does not answer, each domain is
 * unknown.
 */
@ApplicationScoped
class DomainFindings {

    private static final Logger LOG = Logger.getLogger(DomainFindings.class);

    private final DomainChecks checks;
    private final FurtherDomains further;
    private final AskedAtOnce atOnce;

    DomainFindings(@RestClient DomainChecks checks, FurtherDomains further, AskedAtOnce atOnce) {
        this.checks = checks;
        this.further = further;
        this.atOnce = atOnce;
    }

    /**
     * The domains to verify, their holder, and the scope. Nothing is queried while a part is missing or malformed.
     *
     * @param checked the domain that the type check asked about; null if there was none
     * @param holder the account of the order
     * @param papers whether papers are accepted for another registrant
     * @param proofThere whether they were handed in
     * @param rulesVersion version of the provinces' rules
     * @param terms how long domains must remain registered in the province
     */
    record Asked(
            VerifiedDomains verified,
            String checked,
            String holderName,
            int certificateType,
            String certificateNumber,
            LocalDate on,
            UUID holder,
            DomainPapers papers,
            boolean proofThere,
            int rulesVersion,
            DomainsRunLongEnough terms) {

        List<String> domains() {
            return verified.domains();
        }

        /**
         * For an access filing from elsewhere D2 and D4 are checked and shown as warnings, and refuse nothing
         * (docs/trade.md 7).
         */
        private boolean toldOnly() {
            return verified.scope() == VerificationScope.ACCESS_FILING;
        }

        VerificationScope scope() {
            return toldOnly() ? VerificationScope.ACCESS_FILING_ELSEWHERE : verified.scope();
        }

        DomainChecks.Question question(List<String> domains, VerificationScope scope, List<String> added) {
            return new DomainChecks.Question(
                    domains, holderName, certificateType, certificateNumber, scope.name(), added, on, holder);
        }

        Findings weighed(Findings found) {
            return toldOnly() ? found.asWarnings() : found;
        }

        boolean complete() {
            return !domains().isEmpty()
                    && holderName != null
                    && !holderName.isBlank()
                    && domains().stream().allMatch(Asked::isDomain);
        }

        private static boolean isDomain(String text) {
            try {
                return !DomainName.parse(text).isPublicSuffix();
            } catch (IllegalArgumentException notADomain) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Asked" + domains();
        }
    }

    Findings of(Asked asked) {
        if (!asked.complete()) {
            return Findings.NONE;
        }
        // The authority is asked meanwhile: one after the other, two silent sources would outlast the caller's
        // patience.
        var meanwhile = atOnce.ask(() -> further.of(asked));
        var answer = answer(
                asked.question(asked.domains(), asked.scope(), asked.verified().added()));
        var found = verified(asked, answer);
        var more = AskedAtOnce.answerOf(meanwhile);
        var all = found.and(more.broken(), more.warnings(), List.of());
        return asked.verified().told().isEmpty() ? all : all.and(List.of(), told(asked, answer), List.of());
    }

    /** Null if the service does not answer. */
    private DomainChecks.Answer answer(DomainChecks.Question question) {
        try {
            return checks.check(question);
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.warnf("domain rules not answered: %s", silent.getMessage());
            return null;
        }
    }

    private static Findings verified(Asked asked, DomainChecks.Answer answer) {
        var found = asked.weighed(
                DomainAnswers.read(answer, asked.domains(), asked.verified().pointers()));
        var judged = answer == null ? found : found.withPapers(asked.papers(), asked.proofThere());
        return judged.and(asked.terms().check(DomainAnswers.lastDays(answer, asked.domains())));
    }

    /**
     * One question has one scope, so the domains that are only told are asked about on their own; a service that was silent a moment ago is
     * not asked again.
     */
    private List<Violation> told(Asked asked, DomainChecks.Answer before) {
        var domains = asked.verified().told();
        var answer = before == null
                ? null
                : answer(asked.question(domains, VerificationScope.ACCESS_FILING_ELSEWHERE, List.of()));
        return DomainAnswers.read(answer, domains, asked.verified().pointersOfTold())
                .asWarnings()
                .warnings();
    }
}
