package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.FindingsJson;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.Standing;
import cn.icpfiling.verification.core.VerificationRound;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.DomainSource;
import cn.icpfiling.verification.store.DomainStandingRepository;
import cn.icpfiling.verification.store.EvidenceRepository;
import cn.icpfiling.verification.store.FiledDomainRepository;
import cn.icpfiling.verification.store.VerificationRoundRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Shows a filed domain with its last round. If it was filed several times, the filing that is served counts, else the
 * newest.
 */
@ApplicationScoped
class ShowFiledDomain {

    private final FiledDomainRepository domains;
    private final DomainStandingRepository standings;
    private final VerificationRoundRepository rounds;
    private final EvidenceRepository evidence;
    private final FindingsJson json;
    private final FiledDomainAccess access;

    ShowFiledDomain(
            FiledDomainRepository domains,
            DomainStandingRepository standings,
            VerificationRoundRepository rounds,
            EvidenceRepository evidence,
            FindingsJson json,
            FiledDomainAccess access) {
        this.domains = domains;
        this.standings = standings;
        this.rounds = rounds;
        this.evidence = evidence;
        this.json = json;
        this.access = access;
    }

    @Transactional
    FiledDomainVerificationView handle(String written) {
        var domain = find(written);
        return of(domain, standings.findByIdOptional(domain.id()));
    }

    /**
     * Refuses with 404 a domain that is not filed here or that the caller may not see, and a text that is neither a name nor an id.
     *
     * @param written a domain, or the id of a filed domain, which events name
     */
    FiledDomain find(String written) {
        return access.seen(named(written)).stream()
                .min(Comparator.comparing(domain -> !domain.isServed()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** No id is a domain, because none has a dot. */
    private List<FiledDomain> named(String written) {
        try {
            return domains.findByIdOptional(Ids.parse(written)).stream().toList();
        } catch (IllegalArgumentException noId) {
            return DomainToCheck.parse(written)
                    .map(name -> domains.ofDomain(name.name().ascii()))
                    .orElse(List.of());
        }
    }

    FiledDomainVerificationView of(FiledDomain domain, Optional<DomainStanding> known) {
        var standing = known.map(DomainStanding::standing)
                .orElseGet(() -> new Standing(FiledFitness.NOT_JUDGED, domain.filedAt(), List.of()));
        return new FiledDomainVerificationView(
                domain.id(),
                domain.domain(),
                DomainToCheck.parse(domain.domain()).orElseThrow().name().unicode(),
                domain.serviceId(),
                domain.serviceNumber(),
                domain.subjectId(),
                domain.filedAt(),
                domain.filedNotBefore(),
                domain.registrantByPapers() ? true : null,
                domain.state(),
                standing.fitness(),
                standing.since(),
                FiledDomainVerificationView.FaultView.of(standing.faults()),
                known.map(DomainStanding::lastRoundId)
                        .flatMap(rounds::findByIdOptional)
                        .map(this::view)
                        .orElse(null),
                known.map(DomainStanding::nextRoundAt).orElse(null));
    }

    private FiledDomainVerificationView.RoundView view(VerificationRound round) {
        return new FiledDomainVerificationView.RoundView(
                round.id(),
                round.judgedAt(),
                round.listDay(),
                round.outcome(),
                json.read(round.findings()).stream()
                        .map(finding -> new FiledDomainVerificationView.FindingView(
                                finding.rule(), finding.result(), finding.code(), finding.retryOn()))
                        .toList(),
                evidence.of(round.id()).stream()
                        .map(entry -> new FiledDomainVerificationView.RoundEvidenceView(
                                entry.id(),
                                DomainSource.valueOf(entry.source()),
                                entry.address(),
                                entry.askedAt(),
                                AnswerKind.valueOf(entry.answer())))
                        .toList());
    }
}
