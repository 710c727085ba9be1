package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.Environment;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies the bootstrap file to the database at each start. Only what changed in the file since the last start is applied,
 * so acts of administrators stay. A changed password ends the sessions of the old one. Users who are missing in the file
 * keep their access: a start with another file must not lock people out.
 */
@ApplicationScoped
class ApplyBootstrapFile {

    private static final Logger LOG = Logger.getLogger(ApplyBootstrapFile.class);
    private static final int AFTER_THE_KEYS = 200;

    private final BootstrapStaff staff;
    private final BootstrapServices services;
    private final Environment environment;
    private final Optional<Path> file;

    ApplyBootstrapFile(
            BootstrapStaff staff,
            BootstrapServices services,
            Environment environment,
            @ConfigProperty(name = "icp.bootstrap.file") Optional<Path> file) {
        this.staff = staff;
        this.services = services;
        this.environment = environment;
        this.file = file;
    }

    void start(@Observes @Priority(AFTER_THE_KEYS) StartupEvent started) {
        if (file.isEmpty()) {
            LOG.warn(
                    "No bootstrap file (icp.bootstrap.file): existing staff and services keep their access, no new ones are added.");
            return;
        }
        var wanted = BootstrapFile.read(file.get());
        wanted.requireFitFor(environment);
        apply(wanted);
        LOG.infof(
                "Bootstrap file applied: %d staff, %d services",
                wanted.staff().size(), wanted.services().size());
    }

    void apply(BootstrapFile wanted) {
        wanted.staff().forEach(one -> withSecondTry(() -> staff.apply(one)));
        wanted.services().forEach(one -> withSecondTry(() -> services.apply(one)));
    }

    /**
     * Two replicas that start at once may both insert a row. The second one fails on the unique key, tries again and
     * finds the row.
     */
    private static void withSecondTry(Runnable work) {
        try {
            UnitOfWork.run(work);
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            UnitOfWork.run(work);
        }
    }
}
