package cn.icpfiling.legacy.resets;

import cn.icpfiling.platform.password.PasswordLists;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads the lists of breached passwords once, and says at the start which they are. */
@Singleton
class ReadPasswordLists {

    private static final Logger LOG = Logger.getLogger(ReadPasswordLists.class);

    @Produces
    @Singleton
    PasswordLists lists(@ConfigProperty(name = "icp.passwords.breach-list") Optional<Path> folder) {
        return new PasswordLists(folder);
    }

    void start(@Observes StartupEvent started, PasswordLists lists) {
        for (var source : lists.sources()) {
            LOG.infof(
                    "New passwords are compared with %s of %s, %d entries",
                    source.name(), source.date(), source.entries());
        }
    }
}
