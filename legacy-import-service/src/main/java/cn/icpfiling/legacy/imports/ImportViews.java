package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.legacy.imports.LegacyImportView.ImportedSite;
import cn.icpfiling.legacy.imports.LegacyImportView.Next;
import cn.icpfiling.legacy.reasons.Reasons;
import cn.icpfiling.legacy.routing.FilingOnShow;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacySiteRepository;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Builds the views of imports. Call it in a transaction. */
@ApplicationScoped
class ImportViews {

    private final LegacyFilingRepository filings;
    private final LegacySiteRepository sites;
    private final LegacyContents contents;
    private final Reasons reasons;
    private final Clock clock;

    ImportViews(
            LegacyFilingRepository filings,
            LegacySiteRepository sites,
            LegacyContents contents,
            Reasons reasons,
            Clock clock) {
        this.filings = filings;
        this.sites = sites;
        this.contents = contents;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** A view with its version, which becomes the ETag. */
    record Tagged(LegacyImportView view, VersionTag tag) {}

    Tagged tagged(LegacyImport shown) {
        return new Tagged(of(shown), new VersionTag(shown.version(), Locale.ROOT));
    }

    LegacyImportView of(LegacyImport shown) {
        var filing = filings.findById(shown.filingId());
        var domains = sites.domainsOf(filing.id());
        var state = shown.stateAt(clock.instant());
        var onShow = FilingOnShow.of(filing, contents);
        var ofAnother = ImportProblem.LEGACY_RESET_FILING_CHANGED.name().equals(shown.refusal());
        return new LegacyImportView(
                shown.id(),
                state,
                filing.id(),
                ofAnother ? onShow.withoutHolder() : onShow,
                sites.ofFiling(filing.id()).stream()
                        .map(site -> new ImportedSite(site.serviceNumber(), domains.getOrDefault(site.id(), List.of())))
                        .toList(),
                filing.submittedAt(),
                shown.verifiedAt(),
                shown.expiresAt(),
                shown.confirmedAt(),
                shown.endedAt(),
                shown.subjectId(),
                shown.refusal(),
                reasons.of("LEGACY_IMPORT_", shown.refusal()),
                nextAfter(state));
    }

    private static Next nextAfter(ImportState state) {
        return switch (state) {
            case VERIFIED -> Next.CONFIRM;
            case CONFIRMED -> Next.WAIT;
            case DONE -> Next.REPEAT_TYPE_CHECK;
            case REFUSED -> Next.SEE_REFUSAL;
            case EXPIRED, REPLACED, REVOKED -> Next.VERIFY_AGAIN;
        };
    }
}
