package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.Age;
import cn.icpfiling.verification.checks.FindingsJson;
import cn.icpfiling.verification.core.DomainVerification;
import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.core.rules.DomainFitness;
import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import cn.icpfiling.verification.domainverifications.DomainVerificationView.EvidenceView;
import cn.icpfiling.verification.domainverifications.DomainVerificationView.RuleFindingView;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.DomainSource;
import cn.icpfiling.verification.store.EvidenceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Shows a stored check to its owner, in the caller's language. */
@ApplicationScoped
class DomainVerificationViews {

    private final EvidenceRepository evidence;
    private final KeptRegistration registration;
    private final FindingsJson json;
    private final Texts texts;

    DomainVerificationViews(
            EvidenceRepository evidence, KeptRegistration registration, FindingsJson json, Texts texts) {
        this.evidence = evidence;
        this.registration = registration;
        this.json = json;
        this.texts = texts;
    }

    DomainVerificationView of(DomainVerification verification, Locale locale) {
        var entries = evidence.of(verification.id());
        var kept = entries.stream()
                .map(entry -> view(entry, verification.checkedAt()))
                .toList();
        var findings = json.read(verification.findings());
        var fitness = new DomainFitness(
                verification.fitness(), verification.fitOn(), verification.fitAfter(), DomainFitness.missing(findings));
        return new DomainVerificationView(
                verification.id(),
                verification.domain(),
                verification.unicode(),
                verification.orderType(),
                verification.listDay(),
                verification.checkedAt(),
                verification.outcome(),
                fitness.fitness(),
                fitness.fitOn(),
                fitness.inDays(LegalTime.dayOf(verification.checkedAt())),
                fitness.fitAfter(),
                fitness.missing(),
                findings.stream().map(finding -> view(finding, kept, locale)).toList(),
                registration.of(verification, entries),
                kept);
    }

    private RuleFindingView view(Finding finding, List<EvidenceView> kept, Locale locale) {
        var key = textKey(finding);
        List<Object> args = finding.retryOn() == null ? List.of() : List.of(finding.retryOn());
        return new RuleFindingView(
                finding.rule(),
                finding.result(),
                finding.code(),
                texts.text(locale, key + ".detail", args),
                texts.has(locale, key + ".remedy") ? texts.text(locale, key + ".remedy", args) : null,
                finding.retryOn(),
                restsOn(finding, kept));
    }

    static String textKey(Finding finding) {
        if (finding.code() == null) {
            return finding.result() == RuleResult.HOLDS
                    ? finding.rule() + "_HOLDS"
                    : finding.result().name();
        }
        var uncertain = finding.result() == RuleResult.UNKNOWN && finding.code() == FindingCode.REAL_NAME_NOT_SYNCED;
        return uncertain ? "REAL_NAME_SYNC_UNCERTAIN" : finding.code().name();
    }

    private static List<UUID> restsOn(Finding finding, List<EvidenceView> kept) {
        var sources = sources(finding.rule());
        return kept.stream()
                .filter(one -> sources.contains(one.source()))
                .map(EvidenceView::id)
                .toList();
    }

    private static Set<DomainSource> sources(RuleId rule) {
        return switch (rule) {
            case D1, D2, D3 -> EnumSet.of(DomainSource.REAL_NAME);
            case D4 -> EnumSet.of(DomainSource.RDAP, DomainSource.WHOIS);
            case D5 -> EnumSet.of(DomainSource.TLD_LIST);
            case D6 -> EnumSet.of(DomainSource.RDAP, DomainSource.WHOIS, DomainSource.REGISTRAR_LIST);
        };
    }

    private static EvidenceView view(EvidenceEntry entry, Instant checkedAt) {
        return new EvidenceView(
                entry.id(),
                DomainSource.valueOf(entry.source()),
                entry.address(),
                entry.askedAt(),
                Age.seconds(entry.askedAt(), checkedAt),
                AnswerKind.valueOf(entry.answer()));
    }
}
