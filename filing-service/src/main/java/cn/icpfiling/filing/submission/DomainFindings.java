package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.DomainPapers;
import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What the domain rules say of an order's domains. A verification-service that is down is unknown for each of them. */
@ApplicationScoped
class DomainFindings {

    private static final Logger LOG = Logger.getLogger(DomainFindings.class);

    private final DomainChecks checks;

    DomainFindings(@RestClient DomainChecks checks) {
        this.checks = checks;
    }

    /**
     * Which domains are filed for whom, and how; nothing is asked while a part of it is missing or misspelt.
     *
     * @param added of a change in whose scope only they are, those of the domains that it adds
     * @param papers whether papers may stand in for another registrant
     * @param proofThere they were handed in
     * @param rulesVersion version of the provinces' rules
     * @param terms how long the province wants domains to run
     */
    record Asked(
            VerificationScope scope,
            List<String> domains,
            List<String> added,
            String holderName,
            int certificateType,
            String certificateNumber,
            LocalDate on,
            DomainPapers.Answer papers,
            boolean proofThere,
            int rulesVersion,
            DomainsRunLongEnough terms) {

        /** For an order that has nothing entered. */
        static Asked nothing(ProvinceRules province, LocalDate on) {
            return new Asked(
                    null,
                    List.of(),
                    List.of(),
                    null,
                    0,
                    null,
                    on,
                    DomainPapers.Answer.NOT_IN_PROVINCE,
                    false,
                    province.version(),
                    DomainsRunLongEnough.of(province, Sponsor.ANY, on));
        }

        /** Of an access filing from elsewhere all of it is told, and nothing is refused for it. */
        Findings weighed(Findings found) {
            return scope == VerificationScope.ACCESS_FILING_ELSEWHERE ? found.asWarnings() : found;
        }

        boolean complete() {
            return !domains.isEmpty()
                    && holderName != null
                    && !holderName.isBlank()
                    && domains.stream().allMatch(Asked::isDomain);
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
            return "Asked" + domains;
        }
    }

    Findings of(Asked asked) {
        if (!asked.complete()) {
            return Findings.NONE;
        }
        try {
            var answer = checks.check(new DomainChecks.Question(
                    asked.domains(),
                    asked.holderName(),
                    asked.certificateType(),
                    asked.certificateNumber(),
                    asked.scope().name(),
                    asked.added(),
                    asked.on()));
            return asked.weighed(DomainAnswers.read(answer, asked.domains()))
                    .withPapers(asked.papers(), asked.proofThere())
                    .and(asked.terms().check(DomainAnswers.lastDays(answer, asked.domains())));
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.warnf("domain rules not answered: %s", silent.getMessage());
            return asked.weighed(DomainAnswers.none(asked.domains()))
                    .and(asked.terms().check(DomainAnswers.lastDays(null, asked.domains())));
        }
    }
}
