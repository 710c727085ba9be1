package cn.icpfiling.filing.cancellation;

import cn.icpfiling.platform.web.ServiceCallFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Redeems in account-service a code that was sent to an account's own phone for one act on one thing. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/accounts/{id}/code-redemptions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface CodesApi {

    @POST
    void redeem(@PathParam("id") UUID account, Redemption redemption);

    /**
     * The code to redeem.
     *
     * @param redemptionId the same for each repeat of the act
     */
    record Redemption(String purpose, UUID object, UUID codeId, String code, UUID redemptionId) {
        @Override
        public String toString() {
            return "Redemption[" + purpose + "]";
        }
    }
}
