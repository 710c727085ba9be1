package cn.icpfiling.legacy.imports;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service whether an account can take a filing. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/accounts")
@Produces(MediaType.APPLICATION_JSON)
interface TargetAccounts {

    /**
     * The part of the answer that is read.
     *
     * @param subject null if the account holds no filing
     * @param openOrder null only if the answer is not the one of the contract
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Facts(JsonNode subject, Boolean openOrder) {

        boolean hasSubject() {
            return subject != null && !subject.isNull();
        }

        @Override
        public String toString() {
            return "Facts[" + openOrder + "]";
        }
    }

    @GET
    @Path("/{holder}/transfer-facts")
    @Retried
    Facts facts(@PathParam("holder") UUID holder);
}
