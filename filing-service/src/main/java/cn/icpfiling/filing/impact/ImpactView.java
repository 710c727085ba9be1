package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The impact of an irreversible act, and the token that proves that the caller was shown it.
 *
 * @param confirmedBy how the act is confirmed on that day: the filing password, or the authority's SMS in its place
 * @param lastProvider whether no other provider serves the site; null if the site ends for every provider
 * @param authority what the authority's register shows for the site; null if the site ends for every provider
 */
@Schema(name = "Impact")
record ImpactView(
        @NotNull FiledAct act,
        @NotNull UUID subjectId,
        @NotNull String subjectNumber,
        @NotNull boolean subjectNumberEnds,
        @NotNull List<Site> sites,
        @NotNull List<String> spentServiceNumbers,
        @NotNull List<Tld> topLevelDomains,
        Answer lastProvider,
        Shown authority,
        @NotNull List<Remark> warnings,
        @NotNull List<Remark> next,
        @NotNull ProvinceRules.Gate confirmedBy,
        @NotNull String impactToken,
        @NotNull Instant expiresAt) {

    /** A site that the act ends here, and whether its number ends too. */
    @Schema(name = "ImpactedSite")
    record Site(
            @NotNull UUID serviceId,
            @NotNull String serviceNumber,
            @NotNull String name,
            @NotNull List<String> domains,
            @NotNull boolean numberEnds) {

        static Site of(FiledService service, boolean numberEnds) {
            return new Site(service.id(), service.serviceNumber(), service.name(), service.domains(), numberEnds);
        }
    }

    /** Whether domains under it may be filed again. */
    @Schema(name = "ImpactedTld")
    record Tld(@NotNull String tld, @NotNull Answer approved) {}

    /** A source's answer; UNKNOWN means that there is none. */
    @Schema(name = "KnownAnswer")
    enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** What the authority's register shows for the site now. */
    @Schema(name = "AuthorityShows")
    enum Shown {
        FILED,
        NOT_FILED,
        UNKNOWN
    }

    /** A warning or a next step. */
    @Schema(name = "ImpactRemark")
    record Remark(
            @NotNull Code code,
            @NotNull String detail,
            @NotNull String remedy) {}

    /** The code. The key of its texts has the prefix IMPACT_. */
    @Schema(name = "ImpactRemarkCode")
    enum Code {
        TLD_NOT_APPROVED,
        TLD_NOT_KNOWN,
        LAST_PROVIDER_NOT_KNOWN,
        SERVICE_NUMBERS_STAY_USED,
        SUBJECT_LEFT_EMPTY,
        SUBJECT_MAY_BE_LEFT_EMPTY,
        SITES_ELSEWHERE_END,
        SITES_ELSEWHERE_MAY_END,
        MOVE_DOMAINS_AWAY,
        FILE_ACCESS_ELSEWHERE,
        FILE_ANEW;

        String key() {
            return "IMPACT_" + name();
        }
    }
}
