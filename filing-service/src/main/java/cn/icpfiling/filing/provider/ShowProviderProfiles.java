package cn.icpfiling.filing.provider;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The versions of the profile, newest first, and one of them with its content. */
@ApplicationScoped
class ShowProviderProfiles {

    private final ProfileTable table;
    private final ProviderProfiles profiles;
    private final CurrentActor actor;
    private final CursorCodec cursors;

    ShowProviderProfiles(ProfileTable table, ProviderProfiles profiles, CurrentActor actor, CursorCodec cursors) {
        this.table = table;
        this.profiles = profiles;
        this.actor = actor;
        this.cursors = cursors;
    }

    Page<ProfileVersion> page(String cursor, Integer wish) {
        var scope = "provider-profiles:" + actor.get().id();
        var before = cursor == null
                ? Integer.MAX_VALUE
                : Integer.parseInt(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = table.page(before, limit + 1);
        var shown = found.stream().limit(limit).toList();
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(String.valueOf(shown.getLast().version())))
                : null;
        var inForce = profiles.versionInForce();
        return new Page<>(
                shown.stream().map(row -> ProfileVersion.of(row, inForce)).toList(), next);
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
