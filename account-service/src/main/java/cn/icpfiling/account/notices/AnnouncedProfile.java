package cn.icpfiling.account.notices;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service for the provider's profile, which needs no token. */
@RegisterRestClient(configKey = "filing")
@Path("/api/v1/provider-profile")
@Produces(MediaType.APPLICATION_JSON)
interface AnnouncedProfile {

    /** The part that notices name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Profile(List<String> callNumbers) {}

    @GET
    Profile show();
}
