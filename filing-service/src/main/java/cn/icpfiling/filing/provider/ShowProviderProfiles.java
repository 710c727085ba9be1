package cn.icpfiling.filing.provider;

import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the versions of the profile, newest first, and one of them with its content. */
@ApplicationScoped
class ShowProviderProfiles {

    private final ProfileTable table;
    private final ProviderProfiles profiles;
    private final CurrentActor actor;
    private final KeysetPages pages;

    ShowProviderProfiles(ProfileTable table, ProviderProfiles profiles, CurrentActor actor, KeysetPages pages) {
        this.table = table;
        this.profiles = profiles;
        this.actor = actor;
        this.pages = pages;
    }

    Page<ProfileVersion> page(String cursor, Integer wish) {
        var scope = "provider-profiles:" + actor.get().id();
        var page = pages.pageByNumber(
                scope,
                cursor,
                wish,
                ProfileTable.Row::version,
                (before, atMost) -> table.page(before == null ? Integer.MAX_VALUE : before.intValue(), atMost));
        var inForce = profiles.versionInForce();
        return page.map(row -> ProfileVersion.of(row, inForce));
    }

    ProfileVersionView one(int version) {
        var inForce = profiles.versionInForce();
        var summary = version == ProviderProfiles.SHIPPED
                ? new ProfileVersion(version, inForce == version, null, null, null, null)
                : ProfileVersion.of(
                        table.row(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)), inForce);
        return new ProfileVersionView(summary, profiles.content(version));
    }
}
