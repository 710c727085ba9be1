package cn.icpfiling.account.recovery;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service for the filing of a domain. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/filed-domains")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface FiledDomains {

    record Question(String domain) {}

    /** Only {@code filed} when the domain is not filed here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            boolean filed, UUID holder, String principalMobile, Integer certificateType, String certificateNumber) {

        @Override
        public String toString() {
            return "Answer[" + filed + "]";
        }
    }

    @POST
    Answer find(Question question);
}
