package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses folder or bucket, as {@code icp.materials.storage} says. The other one is never created. */
@Singleton
final class ChosenStorage {

    private final boolean bucket;
    private final Instance<FolderStorage> folder;
    private final Instance<S3Storage> s3;
    private final Instance<S3Settings> settings;
    private final Clock clock;

    ChosenStorage(
            @ConfigProperty(name = "icp.materials.storage") String chosen,
            Instance<FolderStorage> folder,
            Instance<S3Storage> s3,
            Instance<S3Settings> settings,
            @MachineClock Clock clock) {
        this.bucket = switch (chosen) {
            case "folder" -> false;
            case "s3" -> true;
            default -> throw new IllegalArgumentException("icp.materials.storage is folder or s3");
        };
        this.folder = folder;
        this.s3 = s3;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Refuses the start if settings are missing, instead of failing with the first material. Deletes files on this
     * machine's disk that a process left when it was killed. A folder that all replicas share is left to the daily
     * sweep.
     */
    void start(@Observes StartupEvent started) {
        if (bucket) {
            settings.get().require();
            s3.get().deleteLeftBehind(clock.instant().minus(Storage.UNTOUCHED));
        }
    }

    boolean isBucket() {
        return bucket;
    }

    @Produces
    @ApplicationScoped
    Storage storage() {
        return bucket ? s3.get() : folder.get();
    }
}
