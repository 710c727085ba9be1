package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.inspection.core.DomainConcern;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.tables.FindingReasons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes a finding of each reason of a concern, by site and domain. A reason that the newer event lacks was mended; an end of the
 * concern mends all of them, or ends them if the domain is no longer judged. A reason that the concern had before opens no
 * finding again: an inspector may have dismissed it.
 */
@ApplicationScoped
class FindingsOfConcerns {
    private static final Logger LOG = Logger.getLogger(FindingsOfConcerns.class);

    private final SourceFindings findings;

    FindingsOfConcerns(SourceFindings findings) {
        this.findings = findings;
    }

    /** @param before the reasons of the open concern before the event; empty if there was none */
    void ofUnfit(DomainConcern concern, List<ConcernReason> before) {
        var codes = codes(concern.reasons());
        var known = codes(before);
        findings.mendedBut(concern.serviceId(), FindingSource.CONCERN, concern.domain(), codes);
        for (var code : codes) {
            if (FindingReasons.bundled().find(code).isEmpty()) {
                LOG.warnf(
                        "no finding for %s of concern %s: the catalogue does not have the reason", code, concern.id());
                continue;
            }
            var key = new FindingKey(
                    FindingSource.CONCERN,
                    concern.domain(),
                    code,
                    concern.subjectId(),
                    concern.serviceId(),
                    concern.domain());
            if (known.contains(code)) {
                findings.stillFound(key);
            } else {
                findings.found(key, FindingActor.SYSTEM);
            }
        }
    }

    private static List<String> codes(List<ConcernReason> reasons) {
        return reasons.stream().map(ConcernReason::code).distinct().toList();
    }

    void ofFit(FitnessNews news) {
        findings.mendedBut(news.serviceId(), FindingSource.CONCERN, news.domain(), List.of());
    }

    void ofUnjudged(FitnessNews news) {
        findings.noLongerJudged(news.serviceId(), FindingSource.CONCERN, news.domain());
    }
}
