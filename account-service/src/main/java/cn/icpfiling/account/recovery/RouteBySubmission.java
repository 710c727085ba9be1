package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.OldPlatformRoutes;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Says what is due for a filing that waits on the old platform, by {@code rules/old-platform-routes.yaml}. Whether it
 * waits, legacy-import-service knows.
 */
@ApplicationScoped
class RouteBySubmission {

    private static final String FILE = "rules/old-platform-routes.yaml";

    private final OldPlatformRoutes routes = load();

    /** The day decides where it is known, else the route that legacy-import-service names. */
    Optional<NextStep> of(LegacyLookups.Answer answer) {
        var named = switch (answer.route()) {
            case "CLAIM" -> Optional.of(NextStep.CLAIM);
            case "LEGACY_IMPORT" -> Optional.of(NextStep.LEGACY_IMPORT);
            default -> Optional.<NextStep>empty();
        };
        return answer.submittedAt() == null ? named : named.flatMap(waits -> routes.stepOf(answer.submittedAt()));
    }

    static OldPlatformRoutes load() {
        var yaml = YAMLMapper.builder().addModule(new JavaTimeModule()).build();
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return yaml.readValue(file, OldPlatformRoutes.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }
}
