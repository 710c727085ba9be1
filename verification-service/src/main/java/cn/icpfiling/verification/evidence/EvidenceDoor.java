package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.sources.DomainSource;
import cn.icpfiling.verification.sources.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which sources' answers a role may see. An inspector sees answers about domains. Answers about the people and
 * the organisation of an order are for reviewers, who judge its materials.
 */
@ApplicationScoped
class EvidenceDoor {

    private static final Set<String> OF_DOMAINS = names(DomainSource.values());
    private static final Set<String> ALL = names(SourceKind.values());

    private final CurrentActor actor;

    EvidenceDoor(CurrentActor actor) {
        this.actor = actor;
    }

    Actor caller() {
        return actor.get();
    }

    String role() {
        return caller().is(Roles.REVIEWER) ? Roles.REVIEWER : Roles.INSPECTOR;
    }

    Set<String> sources() {
        return role().equals(Roles.REVIEWER) ? ALL : OF_DOMAINS;
    }

    private static Set<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
