package cn.icpfiling.account.notices;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The numbers that the provider calls from. They are those of its profile in filing-service, because reviewers call from
 * these numbers only. Until filing-service has told them, those of the settings hold.
 */
@ApplicationScoped
class CallNumbers {

    private static final Logger LOG = Logger.getLogger(CallNumbers.class);

    private final AnnouncedProfile announced;
    private volatile List<String> known;

    CallNumbers(@RestClient AnnouncedProfile announced, ProviderProfile settings) {
        this.announced = announced;
        this.known = List.copyOf(settings.callNumbers());
    }

    /** If filing-service is silent, the numbers that it told last still hold. */
    @Scheduled(
            identity = "call-numbers",
            every = "${icp.call-numbers.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            var told = announced.show().callNumbers();
            if (told != null && !told.isEmpty()) {
                known = List.copyOf(told);
            }
        } catch (WebApplicationException | ProcessingException silent) {
            LOG.warnf("the numbers that the provider calls from are not told: %s", silent.getMessage());
        }
    }

    List<String> known() {
        return known;
    }
}
