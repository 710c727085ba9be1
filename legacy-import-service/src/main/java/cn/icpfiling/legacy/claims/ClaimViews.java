package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.reasons.Reasons;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.web.problem.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows claims in the language of the request, with the provider's name. */
@RequestScoped
class ClaimViews {

    /** Codes of the case's own that end a claim, before {@code LEGACY_CLAIM_}; other reasons have a text of their own. */
    private static final String PREFIX = "LEGACY_CLAIM_";

    private final LegacyFilingRepository filings;
    private final ShownFiling shown;
    private final Texts texts;
    private final Reasons reasons;
    private final HttpHeaders headers;
    private final String provider;
    private final String providerEn;

    ClaimViews(
            LegacyFilingRepository filings,
            ShownFiling shown,
            Texts texts,
            Reasons reasons,
            HttpHeaders headers,
            @ConfigProperty(name = "icp.provider.name") String provider,
            @ConfigProperty(name = "icp.provider.name-en") String providerEn) {
        this.filings = filings;
        this.shown = shown;
        this.texts = texts;
        this.reasons = reasons;
        this.headers = headers;
        this.provider = provider;
        this.providerEn = providerEn;
    }

    LegacyClaimView of(LegacyClaim claim) {
        var filing = filings.findById(claim.filing());
        var onShow = shown.of(claim, filing);
        var locale = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return new LegacyClaimView(
                claim.id(),
                claim.state(),
                texts.text(locale, "LEGACY_CLAIM.HEADING", List.of()),
                message(claim.state(), locale),
                onShow.filing(),
                onShow.domains(),
                claim.partner().map(_ -> claim.account()).orElse(null),
                claim.holderKind(),
                claim.caseId().orElse(null),
                claim.state() == ClaimState.CLAIMED ? filing.subjectId() : null,
                reasons.of(PREFIX, claim.reason()),
                claim.openedAt(),
                claim.papersAt(),
                claim.decidedAt(),
                claim.endedAt());
    }

    private String message(ClaimState state, Locale locale) {
        var name = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? providerEn : provider;
        return switch (state) {
            case OPENING, AWAITING_PAPERS, IN_REVIEW, GRANTED, CLAIMED ->
                texts.text(locale, "LEGACY_CLAIM." + state, List.of(name));
            case REJECTED, FAILED, LOST, LAPSED -> null;
        };
    }
}
