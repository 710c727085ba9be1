package cn.icpfiling.account.closing;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks legacy-import-service whether a filing of the old platform is on its way to an account. */
@RegisterRestClient(configKey = "legacy")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/hand-overs")
@Produces(MediaType.APPLICATION_JSON)
interface OldFilings {

    /**
     * @param running null only if the answer is not the one of the contract
     * @param grantedClaim whether all that may come is a granted claim, which its holder can withdraw; null from a release before
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HandOver(Boolean running, Boolean grantedClaim) {}

    @GET
    @Path("/{account}")
    @Retried
    HandOver handOverTo(@PathParam("account") UUID account);
}
