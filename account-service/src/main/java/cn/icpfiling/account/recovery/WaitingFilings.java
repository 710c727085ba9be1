package cn.icpfiling.account.recovery;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Asks legacy-import-service for the filing of a domain that waits on the old platform, which filing-service does not know. While it is
 * silent, the codes of other recoveries do not wait for its time limit over and over.
 */
@RegisterRestClient(configKey = "legacy")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/waiting-filings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface WaitingFilings {

    record Question(String domain) {}

    /** Only the route when nothing waits. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(String route, String principalMobile) {

        @Override
        public String toString() {
            return "Answer[" + route + "]";
        }
    }

    @POST
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.75, delay = 5_000, failOn = ProcessingException.class)
    Answer find(Question question);
}
