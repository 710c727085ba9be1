package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
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

    DomainFindings(@RestClient DomainChecks checks) {
        this.checks = checks;
    }

    /**
     * The domains to verify, their holder, and the scope. Nothing is queried while a part is missing or malformed.
     *
     * @param holder the account of the order
     * @param papers whether papers are accepted for another registrant
     * @param proofThere whether they were handed in
     * @param rulesVersion version of the provinces' rules
     * @param terms how long domains must remain registered in the province
     */
    record Asked(
            VerifiedDomains verified,
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
        var pointers = asked.verified().pointers();
        try {
            var answer = checks.check(new DomainChecks.Question(
                    asked.domains(),
                    asked.holderName(),
                    asked.certificateType(),
                    asked.certificateNumber(),
                    asked.scope().name(),
                    asked.verified().added(),
                    asked.on(),
                    asked.holder()));
            return asked.weighed(DomainAnswers.read(answer, asked.domains(), pointers))
                    .withPapers(asked.papers(), asked.proofThere())
                    .and(asked.terms().check(DomainAnswers.lastDays(answer, asked.domains())));
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.warnf("domain rules not answered: %s", silent.getMessage());
            return asked.weighed(DomainAnswers.none(asked.domains(), pointers))
                    .and(asked.terms().check(DomainAnswers.lastDays(null, asked.domains())));
        }
    }
}
