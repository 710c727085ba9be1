package cn.icpfiling.filing.submission;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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

    /** Which domains are filed for whom; nothing is asked while a part of it is missing or misspelt. */
    record Asked(List<String> domains, String holderName, int certificateType, String certificateNumber, LocalDate on) {

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
                    "FIRST_FILING",
                    asked.on()));
            return read(answer, asked.domains().size());
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.warnf("domain rules not answered: %s", silent.getMessage());
            return new Findings(
                    List.of(),
                    IntStream.range(0, asked.domains().size())
                            .mapToObj(i -> Violation.of(pointer(i), "SOURCE_UNAVAILABLE", null))
                            .toList());
        }
    }

    private static Findings read(DomainChecks.Answer answer, int domains) {
        var broken = new ArrayList<Violation>();
        var unknown = new ArrayList<Violation>();
        for (var i = 0; i < Math.min(domains, answer.results().size()); i++) {
            for (var rule : answer.results().get(i).rules()) {
                switch (rule.result()) {
                    case "BROKEN" -> broken.add(finding(i, rule));
                    case "UNKNOWN" -> unknown.add(finding(i, rule));
                    default -> {}
                }
            }
        }
        return new Findings(broken, unknown);
    }

    private static Violation finding(int domain, DomainChecks.RuleResult rule) {
        var code = rule.code() == null ? "SOURCE_UNAVAILABLE" : rule.code();
        return Violation.of(pointer(domain), code, rule.rule(), Objects.toString(rule.retryOn(), "-"));
    }

    private static String pointer(int domain) {
        return "/service/domains/" + domain;
    }
}
