package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.Settlement;
import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.SpotCheckTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows the authority's tasks to inspectors. */
@ApplicationScoped
class ReadSpotChecks {
    private static final String SCOPE = "spot-checks";

    private final SpotCheckTable checks;
    private final FiledSiteRepository sites;
    private final KeysetPages pages;
    private final Audit audit;

    ReadSpotChecks(SpotCheckTable checks, FiledSiteRepository sites, KeysetPages pages, Audit audit) {
        this.checks = checks;
        this.sites = sites;
        this.pages = pages;
        this.audit = audit;
    }

    /** A spot check with the tag that an act on it must send. */
    record Shown(VersionTag tag, SpotCheckView view) {}

    @Transactional
    Page<SpotCheckView> page(String cursor, Integer wish) {
        var page = pages.pageById(SCOPE, cursor, wish, SpotCheck::id, checks::page);
        var sitesOf = sites
                .ofSubjects(page.items().stream()
                        .map(SpotCheck::subjectId)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(FiledSite::subjectId));
        return page.map(check -> SpotCheckView.of(check, sitesOf.getOrDefault(check.subjectId(), List.of())));
    }

    /**
     * Includes the authority's own words, which may name people. So the audit records the reader before the response
     * leaves.
     */
    @Transactional
    Shown one(UUID id) {
        var check = checks.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        audit.record(Act.of("SPOT_CHECK.SHOW", "SPOT_CHECK", id));
        return new Shown(tag(check.settlement()), view(check));
    }

    /** Shows a spot check after an act, in the caller's transaction. */
    SpotCheckView after(SpotCheck check) {
        return view(check);
    }

    static VersionTag tag(Settlement settlement) {
        return new VersionTag(settlement.version(), Locale.ROOT);
    }

    private SpotCheckView view(SpotCheck check) {
        return SpotCheckView.whole(check, sites.ofSubjects(List.of(check.subjectId())));
    }
}
