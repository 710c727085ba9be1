package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an irreversible act does, and the token that says that it was shown.
 *
 * @param confirmedBy by what the act is confirmed on that day: the filing password, or the authority's SMS in its place
 * @param lastProvider whether nobody else serves the site; null where it ends for every provider
 * @param authority what the authority's register shows of it; null where it ends for every provider
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

    /** A site that the act ends here, and whether its number ends with it. */
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

    /** Whether domains under it may be filed anew. */
    @Schema(name = "ImpactedTld")
    record Tld(@NotNull String tld, @NotNull Answer approved) {}

    /** A source's answer; UNKNOWN is no answer and no guess. */
    @Schema(name = "KnownAnswer")
    enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /** What the authority's register shows of the site now. */
    @Schema(name = "AuthorityShows")
    enum Shown {
        FILED,
        NOT_FILED,
        UNKNOWN
    }

    /** Something to be known or to be done. */
    @Schema(name = "ImpactRemark")
    record Remark(
            @NotNull Code code,
            @NotNull String detail,
            @NotNull String remedy) {}

    /** Key of its texts with the prefix IMPACT_. */
    @Schema(name = "ImpactRemarkCode")
    enum Code {
        TLD_NOT_APPROVED,
        TLD_NOT_KNOWN,
        LAST_PROVIDER_NOT_KNOWN,
        SERVICE_NUMBERS_STAY_USED,
        SUBJECT_LEFT_EMPTY,
        MOVE_DOMAINS_AWAY,
        FILE_ACCESS_ELSEWHERE,
        FILE_ANEW;

        String key() {
            return "IMPACT_" + name();
        }
    }
}
