package cn.icpfiling.platform.web.start;

import cn.icpfiling.platform.web.Environment;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Refuses to start where customers' data may be if settings are meant for one machine. Names all of them at once. */
@Singleton
final class StartCheck {

    private static final int BEFORE_THE_CLOCK_IS_ASKED = 0;

    private final Environment environment;
    private final Config config;

    StartCheck(Environment environment, Config config) {
        this.environment = environment;
        this.config = config;
    }

    void check(@Observes @Priority(BEFORE_THE_CLOCK_IS_ASKED) StartupEvent started) {
        if (!environment.guarded()) {
            return;
        }
        var broken = GuardedSettings.broken(new OfProcess(config));
        if (!broken.isEmpty()) {
            throw new IllegalStateException("Refusing to start: %s is %s, and these settings do not fit it:%n- %s"
                    .formatted(Environment.KEY, environment, String.join("%n- ".formatted(), broken)));
        }
    }

    /** A setting that refers to missing settings counts as not set. The code that needs it reports it. */
    private record OfProcess(Config config) implements Settings {

        @Override
        public Stream<String> names() {
            return StreamSupport.stream(config.getPropertyNames().spliterator(), false);
        }

        @Override
        public Optional<String> value(String name) {
            try {
                return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
            } catch (RuntimeException unresolved) {
                return Optional.empty();
            }
        }
    }
}
