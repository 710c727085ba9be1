package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.UnitOfWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the database say what the bootstrap file says, at each start. What is the same stays as it is; a changed password ends
 * the sessions that the old one opened. Who is no longer in the file is left alone: another start, with another file, is no
 * reason to lock people out.
 */
@ApplicationScoped
class ApplyBootstrapFile {

    private static final Logger LOG = Logger.getLogger(ApplyBootstrapFile.class);
    private static final int AFTER_THE_KEYS = 200;

    private final BootstrapStaff staff;
    private final BootstrapServices services;
    private final Optional<Path> file;

    ApplyBootstrapFile(
            BootstrapStaff staff,
            BootstrapServices services,
            @ConfigProperty(name = "icp.bootstrap.file") Optional<Path> file) {
        this.staff = staff;
        this.services = services;
        this.file = file;
    }

    void start(@Observes @Priority(AFTER_THE_KEYS) StartupEvent started) {
        if (file.isEmpty()) {
            LOG.warn(
                    "No bootstrap file (icp.bootstrap.file): nobody new is let in; staff and services of before stay.");
            return;
        }
        var wanted = BootstrapFile.read(file.get());
        apply(wanted);
        LOG.infof(
                "Bootstrap file taken over: %d staff, %d services",
                wanted.staff().size(), wanted.services().size());
    }

    void apply(BootstrapFile wanted) {
        wanted.staff().forEach(one -> withSecondTry(() -> staff.apply(one)));
        wanted.services().forEach(one -> withSecondTry(() -> services.apply(one)));
    }

    /** Two replicas that start at once both find nothing and both insert; the loser finds the other's row. */
    private static void withSecondTry(Runnable work) {
        try {
            UnitOfWork.run(work);
        } catch (RuntimeException failure) {
            if (!Duplicates.isOne(failure)) throw failure;
            UnitOfWork.run(work);
        }
    }
}
